import { parentPort, workerData } from 'node:worker_threads';
import { outlineOf } from '../simulator/runs/run-bands';
import { arrivedModel } from '../simulator/scenario/portable-model';
import { simulate } from '../simulator/simulation/simulate';
import { InvalidInput } from '../values/invalid-input';
import type { SimulationJob, WorkerMessage } from './simulation-job';

// A thread of its own: it simulates one seed after the other as it is told them.
const { model: portable, scenario, mostEvents } = workerData as SimulationJob;
const model = arrivedModel(portable);
const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (seed: number) => {
  try {
    const onProgress = (ratio: number): void => say({ type: 'progress', seed, ratio });
    let events = 0;
    const onEvents = (count: number): void => {
      events = count;
    };
    const outline = outlineOf(simulate(model, scenario, { seed, mostEvents, onEvents, onProgress }));
    say({ type: 'done', outline, events });
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    say({ type: 'refused', faults: error.faults });
  }
});
