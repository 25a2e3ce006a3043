import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FuzzInput, readInput, writtenInput } from '../fuzz-input';
import type { FoundFault } from './campaign';
import { started } from './campaign';
import type { ChildStart } from './child';
import { minimized } from './minimize';

/** Where a fault is written, and how it is found again. */
export interface SavePlace {
  readonly driver: string;
  readonly seed: number;
  /** Folder of all faults. */
  readonly folder: string;
  readonly isMinimized: boolean;
}

/** Writes an input that shows a fault, a smaller one that does too, and the command that repeats it; returns the folder. */
export async function saveFault({ failure, index }: FoundFault, start: ChildStart, place: SavePlace): Promise<string> {
  const folder = join(place.folder, `${place.driver}-${place.seed}-${index}-${failure.kind.replaceAll(' ', '-')}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'input.json');
  const child = await started(start);
  await child.ask({ type: 'save', index, path: file });
  child.end();
  if (!existsSync(file)) {
    writeFileSync(join(folder, 'fault.txt'), `${failure.kind} at ${failure.place}\n\n${failure.detail}\n`);
    return folder;
  }
  const input = readInput(readFileSync(file, 'utf8'));
  const scratch = join(folder, 'trial.json');
  const least = place.isMinimized ? await minimized(input, failure, start, scratch) : input;
  rmSync(scratch, { force: true });
  writeFileSync(join(folder, 'minimized.json'), writtenInput(least));
  writeFiles(least, join(folder, 'files'));
  const repeat = [
    `cdk8s-inference ${least.args.map((each) => JSON.stringify(each)).join(' ')}   # in files/`,
    `npm run fuzz -- --input ${join(folder, 'minimized.json')}`,
    `npm run fuzz -- ${place.driver} --seed ${place.seed} --only ${index}`,
  ];
  writeFileSync(
    join(folder, 'fault.txt'),
    `${failure.kind} at ${failure.place}\n\n${failure.detail}\n\n${repeat.join('\n')}\n`,
  );
  return folder;
}

function writeFiles({ files, stdin }: FuzzInput, folder: string): void {
  for (const { path, content, link } of [
    ...files,
    ...(stdin === '' ? [] : [{ path: 'stdin', content: stdin, link: undefined }]),
  ]) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    // A link is written as what it names, so that nothing here leads out of the folder.
    writeFileSync(place, link === undefined ? content : `symbolic link to ${link}\n`);
  }
}
