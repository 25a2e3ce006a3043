import { grouped, MOST_EVENTS } from '../../simulator/simulation/event-budget';

/** Events that all simulations of a review may take together. */
const MOST_EVENTS_OF_REVIEW = MOST_EVENTS;
/** The share of them that one run may take, so that a large one leaves room for others. */
const SHARE_OF_RUN = 0.4;

/** Counts the events that the simulations of one review take, which together are bounded as those of one simulation are. */
export class PredictionBudget {
  private left: number;

  public constructor(private readonly most = MOST_EVENTS_OF_REVIEW) {
    this.left = most;
  }

  /** Events that the next run may take. */
  public get eventsOfRun(): number {
    return Math.min(this.left, this.most * SHARE_OF_RUN);
  }

  /** Whether runs before have left less than one run may take. */
  public get isShort(): boolean {
    return this.left < this.most * SHARE_OF_RUN;
  }

  /** Why a run that was too large for what is left was not simulated: a sentence without full stop. */
  public get shortage(): string {
    return `the simulations before it took ${grouped(this.most - this.left)} of the ${grouped(this.most)} events that a review may take`;
  }

  /** Counts the events that a run took. */
  public spend(events: number): void {
    this.left = Math.max(0, this.left - events);
  }
}
