import { FAILURE_KINDS, type Failure, isSameFault, type Outcome } from '../outcome';
import { Child, type ChildStart } from './child';

/** Inputs of one driver, for some time. */
export interface CampaignPlan {
  readonly driver: string;
  /** How its processes are started. */
  readonly start: ChildStart;
  readonly seconds: number;
  /** Number of the first input. @default 0 */
  readonly first?: number;
  /** Most inputs. @default - as many as the time allows */
  readonly count?: number;
}

/** A fault, with the number of the first input that shows it. */
export interface FoundFault {
  readonly failure: Failure;
  readonly index: number;
  /** How many inputs showed it. */
  count: number;
}

/** What came of a campaign. */
export interface CampaignResult {
  readonly driver: string;
  readonly inputs: number;
  /** Inputs that were answered: exit codes 0 and 1. */
  readonly answered: number;
  /** Inputs that were refused: the other documented ones. */
  readonly refused: number;
  readonly slowest: { readonly seconds: number; readonly index: number };
  readonly peak: { readonly bytes: number; readonly index: number };
  /** The worst first. */
  readonly faults: readonly FoundFault[];
}

/** A process that keeps this much is replaced before it is taken for an input's memory. */
const REST_BYTES = 420 * 1024 * 1024;
/** Inputs of one process. */
const MOST_INPUTS = 5_000;

/** Runs inputs one after the other until the time is over. */
export async function campaign({
  driver,
  start,
  seconds,
  first = 0,
  count = Number.POSITIVE_INFINITY,
}: CampaignPlan): Promise<CampaignResult> {
  const tally = new Tally(driver, first);
  let [index, left] = [first, 0];
  let child: Child | undefined;
  const deadline = performance.now() + seconds * 1000;
  for (; performance.now() < deadline && index < first + count; index += 1) {
    if (child === undefined || left === 0 || !child.isAlive) {
      child?.end();
      child = await started(start);
      left = MOST_INPUTS;
    }
    const outcome = await measured(child, index, start);
    left = outcome.restBytes > REST_BYTES ? 0 : left - 1;
    tally.add(outcome, index);
  }
  child?.end();
  return tally.result(index - first);
}

/** Counts what came of inputs. */
class Tally {
  private answered = 0;
  private refused = 0;
  private slowest: CampaignResult['slowest'];
  private peak: CampaignResult['peak'];
  private readonly faults: FoundFault[] = [];

  public constructor(
    private readonly driver: string,
    first: number,
  ) {
    this.slowest = { seconds: 0, index: first };
    this.peak = { bytes: 0, index: first };
  }

  public add({ code, seconds, peakBytes, failures }: Outcome, index: number): void {
    this.answered += code === 0 || code === 1 ? 1 : 0;
    this.refused += code === 2 ? 1 : 0;
    this.slowest = seconds > this.slowest.seconds ? { seconds, index } : this.slowest;
    this.peak = peakBytes > this.peak.bytes ? { bytes: peakBytes, index } : this.peak;
    for (const failure of failures) {
      const known = this.faults.find((fault) => isSameFault(fault.failure, failure));
      if (known === undefined) {
        this.faults.push({ failure, index, count: 1 });
      } else {
        known.count += 1;
      }
    }
  }

  public result(inputs: number): CampaignResult {
    const { driver, answered, refused, slowest, peak } = this;
    const rank = ({ failure }: FoundFault): number => FAILURE_KINDS.indexOf(failure.kind);
    const faults = [...this.faults].sort((a, b) => rank(a) - rank(b));
    return { driver, inputs, answered, refused, slowest, peak, faults };
  }
}

/** Asks for one input; memory above the limit counts when the input alone, in a new process, takes it. */
async function measured(child: Child, index: number, start: ChildStart): Promise<Outcome> {
  const outcome = await child.ask({ type: 'make', index });
  const isMemory = outcome.peakBytes >= start.limits.bytes || outcome.failures.some(({ kind }) => kind === 'memory');
  if (!isMemory) {
    return outcome;
  }
  child.kill();
  const alone = await started(start);
  const again = await alone.ask({ type: 'make', index });
  alone.kill();
  return withMemory(again, start);
}

/** Adds that an input took more memory than it may. */
export function withMemory(outcome: Outcome, { limits }: ChildStart): Outcome {
  const isToo = outcome.peakBytes >= limits.bytes && !outcome.failures.some(({ kind }) => kind === 'memory');
  const detail = `${Math.round(outcome.peakBytes / 1024 / 1024)} MiB`;
  return isToo ? { ...outcome, failures: [...outcome.failures, { kind: 'memory', detail, place: 'memory' }] } : outcome;
}

/** Returns a process that is ready. */
export async function started(start: ChildStart): Promise<Child> {
  const child = new Child(start);
  await child.ready();
  return child;
}
