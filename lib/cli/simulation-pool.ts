import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { outlineOf, type RunOutline } from '../simulator/runs/run-bands';
import { portableModel } from '../simulator/scenario/portable-model';
import type { Scenario } from '../simulator/scenario/scenario';
import type { WorkloadModel } from '../simulator/scenario/workload-model';
import type { EventBudget } from '../simulator/simulation/event-budget';
import { simulate } from '../simulator/simulation/simulate';
import { InvalidInput } from '../values/invalid-input';
import type { SimulationJob, WorkerMessage } from './simulation-job';
import { budgetOf, type WorkLimit } from './simulation-length';

/** Runs of one scenario that differ in their seeds. */
export interface ManyRuns {
  readonly model: WorkloadModel;
  readonly scenario: Scenario;
  readonly seeds: readonly number[];
  /** Events that each run, and all together, may take. */
  readonly limit: WorkLimit;
  /** Called now and then with the share that is done. */
  readonly onProgress: (ratio: number) => void;
}

/** Beside this file in the built package and beside the bundle; among the sources there is none. */
const WORKER = join(__dirname, 'simulation-worker.js');

/**
 * Returns the outlines of runs, in the order of their seeds. They are simulated in as many threads as there are cores;
 * where the worker's file is not there, one after the other.
 *
 * @throws InvalidInput when the scenario cannot be simulated, and when it takes more events than the limit.
 */
export async function runMany(runs: ManyRuns, threads = availableParallelism()): Promise<RunOutline[]> {
  const count = Math.min(threads, runs.seeds.length);
  return count > 1 && existsSync(WORKER) ? new Pool(runs, count).outlines() : oneByOne(runs);
}

function oneByOne({ model, scenario, seeds, limit, onProgress }: ManyRuns): RunOutline[] {
  const budget = budgetOf(limit);
  const onEvents = (events: number): void => budget.spend(events);
  return seeds.map((seed, index) => {
    const report = (ratio: number): void => onProgress((index + ratio) / seeds.length);
    return outlineOf(simulate(model, scenario, { seed, mostEvents: limit.eventsOfRun, onEvents, onProgress: report }));
  });
}

/** Threads that take the next seed as soon as they are done with one. */
class Pool {
  private readonly waiting: number[];
  private readonly found = new Map<number, RunOutline>();
  private readonly underWay = new Map<number, number>();
  private readonly budget: EventBudget;

  public constructor(
    private readonly runs: ManyRuns,
    private readonly count: number,
  ) {
    this.waiting = [...runs.seeds];
    this.budget = budgetOf(runs.limit);
  }

  public async outlines(): Promise<RunOutline[]> {
    const { model, scenario, seeds, limit } = this.runs;
    const workerData: SimulationJob = { model: portableModel(model), scenario, mostEvents: limit.eventsOfRun };
    const workers = Array.from({ length: this.count }, () => new Worker(WORKER, { workerData }));
    try {
      await Promise.all(workers.map((worker) => this.employ(worker)));
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return seeds.flatMap((seed) => this.found.get(seed) ?? []);
  }

  /** Gives a worker seeds until none is left. */
  private employ(worker: Worker): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = (): void => {
        const seed = this.waiting.shift();
        if (seed === undefined) {
          resolve();
        } else {
          worker.postMessage(seed);
        }
      };
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`a simulation's thread ended with ${code}`)));
      worker.on('message', (message: WorkerMessage) => {
        switch (message.type) {
          case 'progress':
            this.underWay.set(message.seed, message.ratio);
            break;
          case 'refused':
            reject(new InvalidInput(message.faults));
            break;
          case 'done':
            this.found.set(message.outline.seed, message.outline);
            this.underWay.delete(message.outline.seed);
            try {
              this.budget.spend(message.events);
            } catch (error) {
              reject(error);
              return;
            }
            next();
        }
        this.report();
      });
      next();
    });
  }

  private report(): void {
    const partly = [...this.underWay.values()].reduce((sum, ratio) => sum + ratio, 0);
    this.runs.onProgress((this.found.size + partly) / this.runs.seeds.length);
  }
}
