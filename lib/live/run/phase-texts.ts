import type { PhaseName } from '../recording/run-lines';

/** What each phase does, in the order of the phases. */
export const PHASE_TEXTS: Readonly<Record<PhaseName, string>> = {
  preflight: 'is the cluster ready, and may we look?',
  connectivity: 'do requests get through, from inside and from outside?',
  smoke: 'does it work for a few users?',
  load: 'does it serve steady users, and what does a request cost?',
  'scale-up': 'does it scale up under more users?',
  'scale-down': 'does it scale down without them?',
};
