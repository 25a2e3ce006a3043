import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { mutatedRecording } from '../generate/recording';
import { commandInput, type DriverParts, mutatedSet, written } from './parts';

const MOST_LINES = 60;

/** Recordings for `replay`, also under another autoscaler. */
export function replayDriver({ corpus, options }: DriverParts): FuzzDriver {
  return {
    name: 'replay',
    make(random: Random): FuzzInput {
      const lines = random.chance(0.7) ? corpus.simulatedRecording() : corpus.runRecording();
      const recording = mutatedRecording(lines.slice(0, random.int(2, MOST_LINES)), random, {
        isSealed: false,
        secrets: [],
      });
      const service = corpus.service(random);
      const autoscaler = written(random.chance(0.5) ? service : mutatedSet(service, corpus, random), random);
      const isInput = typeof recording === 'string' && random.chance(0.2);
      const flags = randomFlags(
        options.get('replay') ?? [],
        random,
        { '--autoscaler': ['service.yaml', 'service.yaml', 'missing'] },
        0.3,
      );
      const files = [
        { path: 'recording.jsonl', content: recording },
        { path: 'service.yaml', content: autoscaler },
      ];
      return commandInput(['replay', isInput ? '-' : 'recording.jsonl', ...flags], files, {
        stdin: isInput ? recording : '',
      });
    },
  };
}
