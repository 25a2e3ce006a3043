import type { Random } from '../../oracle/random';
import type { FuzzDriver } from '../fuzz-driver';
import type { FuzzInput } from '../fuzz-input';
import { randomFlags } from '../generate/command-line';
import { mutatedRecording, withHostileTexts } from '../generate/recording';
import { commandInput, type DriverParts } from './parts';

/** Folders of validation runs for `report`. */
export function reportDriver(parts: DriverParts): FuzzDriver {
  return runFolderDriver('report', parts);
}

/** Folders of validation runs for `calibrate`. */
export function calibrateDriver(parts: DriverParts): FuzzDriver {
  return runFolderDriver('calibrate', parts);
}

function runFolderDriver(name: 'report' | 'calibrate', { corpus, options }: DriverParts): FuzzDriver {
  return {
    name,
    make(random: Random): FuzzInput {
      const flags = randomFlags(options.get(name) ?? [], random, {
        '--output': ['out.yaml', '.', 'missing/x', '/dev/null'],
      });
      return commandInput(
        [name, 'run', ...flags],
        [{ path: 'run/recording.jsonl', content: runRecording(corpus.runRecording(), random) }],
      );
    },
  };
}

/** Returns a recording of a run that was changed; of most, the end says that nothing was. */
export function runRecording(lines: readonly string[], random: Random): string | Uint8Array {
  const told = random.chance(0.3)
    ? lines.map((line) => (random.chance(0.2) ? withHostileTexts(line, random) : line))
    : lines;
  return mutatedRecording(told, random, { isSealed: random.chance(0.8), secrets: [] });
}
