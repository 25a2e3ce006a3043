import type { RuleFinding, VerdictRule } from '../finding';

/** What the preflight found wrong with the cluster, the objects or the load generator. */
export const preflightChecks: VerdictRule = {
  id: 'preflight-checks',
  asks: 'Was every question of the preflight answered well?',

  check({ record }) {
    const preflight = record.phases.find(({ phase }) => phase === 'preflight');
    if (preflight?.state === 'ended' && record.checks.length === 0) {
      return [
        { phase: 'preflight', effect: 'inconclusive', message: 'the preflight recorded no answers', figures: {} },
      ];
    }
    return record.checks.flatMap(({ id, status, message, fix }): RuleFinding[] => {
      if (status === 'ok') {
        return [];
      }
      const remedy = fix === undefined ? '' : `; ${fix}`;
      const effect = status === 'failed' ? 'fail' : status === 'skipped' ? 'inconclusive' : 'none';
      return [{ phase: 'preflight', effect, message: `${id}: ${message}${remedy}`, figures: { check: id } }];
    });
  },
};
