import type { VerdictRule } from '../finding';
import { nodeFitOf } from '../node-fit';

/** Replicas that the nodes cannot hold stay Pending, and the autoscaler counts on them. */
export const nodesTooSmall: VerdictRule = {
  id: 'nodes-too-small',
  asks: 'Do the nodes, as read, hold as many pods as the autoscaler may ask for?',

  check({ record, outlook }) {
    const fit = nodeFitOf(record.header);
    if (fit === undefined || outlook === undefined || fit.pods >= outlook.maxReplicas) {
      return [];
    }
    const { maxReplicas } = outlook;
    return [
      {
        effect: 'none',
        message: `the autoscaler may ask for ${maxReplicas} replicas of ${fit.requestText}, and the nodes as read hold ${fit.pods}${fit.isUpperBound ? ' at most' : ''}: the surplus of ${maxReplicas - fit.pods} would stay Pending (bound by ${fit.boundBy})`,
        figures: { maxReplicas, podsThatFit: fit.pods, boundBy: fit.boundBy },
      },
    ];
  },
};
