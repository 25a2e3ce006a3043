import { counted, durationText } from '../figure-text';
import type { VerdictRule } from '../finding';

/** Sandbox, image and init containers take a while; longer than this, a pod waits for something. */
const USUAL_SECONDS = 60;

/** Pods that stay Pending are replicas that the autoscaler counts on and nobody has. */
export const pendingPods: VerdictRule = {
  id: 'pending-pods',
  asks: 'Did new pods leave Pending within a minute?',

  check({ record }) {
    return record.phases.flatMap(({ phase, samples }) => {
      const spans = new Map<
        string,
        { readonly since: number; readonly last: number; readonly reasons: readonly string[] }
      >();
      for (const { seconds, pods = [] } of samples) {
        for (const { name, phase: podPhase, reasons, isDeleted } of pods) {
          if (podPhase === 'Pending' && !isDeleted) {
            spans.set(name, { since: spans.get(name)?.since ?? seconds, last: seconds, reasons });
          }
        }
      }
      const long = [...spans].filter(([, { since, last }]) => last - since >= USUAL_SECONDS);
      if (long.length === 0) {
        return [];
      }
      const longest = Math.max(...long.map(([, { since, last }]) => last - since));
      const reasons = [...new Set(long.flatMap(([, span]) => span.reasons))].sort();
      return [
        {
          phase,
          effect: 'none',
          message: `${counted(long.length, 'pod')} stayed Pending, for up to ${durationText(longest)}${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}`,
          figures: { pods: long.length, longestSeconds: longest },
        },
      ];
    });
  },
};
