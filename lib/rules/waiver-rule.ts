import type { RuleText } from './rule';
import type { Waiver } from './waiver';

/** What is known when waivers are judged. */
export interface WaiverContext {
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Says whether a rule has this id. */
  readonly isRule: (id: string) => boolean;
  /** Says whether the waiver, or an equal one on another object, waived something. */
  readonly isUsed: (waiver: Waiver) => boolean;
}

/** A rule about waivers: it runs after all others, and its findings cannot be waived. */
export interface WaiverRule extends RuleText {
  /** Returns what is wrong with a waiver, or undefined. */
  readonly judge: (waiver: Waiver, context: WaiverContext) => string | undefined;
}

/** Says whether a rule of the catalogue is one about waivers. */
export function isWaiverRule(rule: RuleText): rule is WaiverRule {
  return 'judge' in rule;
}
