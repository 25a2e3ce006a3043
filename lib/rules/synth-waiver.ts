import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { InvalidInput } from '../values/invalid-input';
import { CATALOGUE } from './catalogue';
import type { Rule } from './rule';
import { isDate, WAIVER_PREFIX, waiverText } from './waiver';
import { isWaiverRule } from './waiver-rule';

/** Why findings of a rule are known and stay. */
export interface AcknowledgeProps {
  /** The reason, for whoever reads it later. Not empty. */
  readonly reason: string;
  /**
   * The last day on which it holds, `YYYY-MM-DD`.
   *
   * @default - it holds for good
   */
  readonly until?: string;
}

/**
 * Acknowledges the findings of a rule in a construct: they are counted, and no longer reported.
 *
 * Annotates (`cdk8s-inference/ignore.<rule-id>`) every object in the construct, as far as it is built, of a kind that the
 * rule looks at. So `cdk8s-inference check` knows it from the manifests too.
 *
 * @throws InvalidInput when there is no such rule, the reason is empty, the date is none, or the construct has no object
 * that the rule looks at.
 */
export function acknowledge(construct: IConstruct, ruleId: string, { reason, until }: AcknowledgeProps): void {
  const rule = CATALOGUE.find(({ id }) => id === ruleId);
  if (rule === undefined || isWaiverRule(rule)) {
    throw InvalidInput.of('NOT_FOUND', 'ruleId', `is '${ruleId}', which is no rule; see cdk8s-inference rules`);
  }
  if (reason.trim() === '') {
    throw InvalidInput.of('MISSING', 'reason', `is empty; say why the findings of '${ruleId}' may stay`);
  }
  if (until !== undefined && !isDate(until)) {
    throw InvalidInput.of('BAD_FORMAT', 'until', `is '${until}'; write it as 2027-01-31`);
  }
  const objects = construct.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .filter(({ kind }) => looksAt(rule, kind));
  if (objects.length === 0) {
    const message = `is '${construct.node.path}', which has no ${rule.kinds.join(' or ')}; acknowledge after adding it`;
    throw InvalidInput.of('NOT_FOUND', 'construct', message);
  }
  for (const { metadata } of objects) {
    metadata.addAnnotation(`${WAIVER_PREFIX}${ruleId}`, waiverText(reason.trim(), until));
  }
}

function looksAt({ kinds }: Rule, kind: string): boolean {
  return kinds.includes('*') || kinds.includes(kind);
}
