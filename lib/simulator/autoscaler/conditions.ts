/** A condition of an autoscaler's status, without the time of its last transition. */
export interface Condition {
  readonly type: 'AbleToScale' | 'ScalingActive' | 'ScalingLimited' | 'ScaledToZero';
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
}

/** Returns the conditions with one set: in its place, or last when it is new. */
export function withCondition(conditions: readonly Condition[], condition: Condition): readonly Condition[] {
  const isKnown = conditions.some(({ type }) => type === condition.type);
  return isKnown
    ? conditions.map((each) => (each.type === condition.type ? condition : each))
    : [...conditions, condition];
}

/** Returns the conditions without one type. */
export function withoutCondition(conditions: readonly Condition[], type: Condition['type']): readonly Condition[] {
  return conditions.filter((each) => each.type !== type);
}

/** Returns a condition with the status True. */
export function isTrue(type: Condition['type'], reason: string, message: string): Condition {
  return { type, status: 'True', reason, message };
}

/** Returns a condition with the status False. */
export function isFalse(type: Condition['type'], reason: string, message: string): Condition {
  return { type, status: 'False', reason, message };
}
