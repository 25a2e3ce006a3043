import { fstatSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { descriptorOfPath } from './descriptor-path';
import { identityOf, kindOf } from './file-kind';
import { type FileName, fileError } from './file-name';
import { outputError } from './output-failed';

/** A place for an output, looked at and found fit. */
export interface OutputTarget {
  readonly name: FileName;
  /** The file that will be replaced; undefined where there is none yet. */
  readonly replaced: Stats | undefined;
  /** The descriptor of a device such as `/dev/stdout`; undefined for all else. */
  readonly descriptor: number | undefined;
  /** Whether it is written to as it stands: a descriptor or a device such as `/dev/null`. */
  readonly isStream: boolean;
}

/**
 * Returns a place for an output.
 *
 * @throws InvalidInput when it is a symbolic link, a folder, a named pipe or a socket; when its folder is not there.
 */
export function outputTarget(name: FileName): OutputTarget {
  const descriptor = descriptorOfPath(name.path);
  if (descriptor !== undefined) {
    return { name, replaced: undefined, descriptor, isStream: true };
  }
  try {
    const replaced = lstatSync(name.path, { throwIfNoEntry: false });
    if (replaced === undefined) {
      realpathSync.native(dirname(name.path));
      return { name, replaced, descriptor, isStream: false };
    }
    refuseUnfit(name, replaced);
    return { name, replaced: replaced.isFile() ? replaced : undefined, descriptor, isStream: !replaced.isFile() };
  } catch (cause) {
    throw outputError(name, cause);
  }
}

function refuseUnfit(name: FileName, stats: Stats): void {
  if (stats.isSymbolicLink()) {
    throw fileError(name, 'is a symbolic link, and is left as it is; name the file that it leads to, or remove it');
  }
  if (stats.isDirectory()) {
    throw fileError(name, 'is a folder; name a file in it');
  }
  if (!stats.isFile() && !stats.isCharacterDevice()) {
    throw fileError(name, `is a ${kindOf(stats)}, not a file; name a file, or use a redirection of the shell`);
  }
}

/** The outputs of one run: all of them fit, no two the same file. */
export class OutputTargets {
  private constructor(public readonly all: readonly OutputTarget[]) {}

  /**
   * Looks at all places that a run will write to. To be called before anything is read or computed.
   *
   * @throws InvalidInput when one is unfit, or two are the same file.
   */
  public static of(names: readonly FileName[]): OutputTargets {
    const targets = names.map(outputTarget);
    const known = new Map<string, FileName>(standardOutput());
    for (const target of targets) {
      const key = keyOf(target);
      const other = key === undefined ? undefined : known.get(key);
      if (other !== undefined) {
        const message = `is also '${other.path}', written by the same run; name another file`;
        throw fileError(target.name, message, { code: 'CONFLICT' });
      }
      if (key !== undefined) {
        known.set(key, target.name);
      }
    }
    return new OutputTargets(targets);
  }

  /**
   * Refuses outputs that would take the place of what the run has read.
   *
   * @param inputs the files; names that lead nowhere, such as those of files in a commit, are passed over.
   * @throws InvalidInput when one would.
   */
  public refuseInputs(inputs: Iterable<string>): void {
    const replaced = new Map(
      this.all.flatMap(({ replaced: stats, name }) => (stats === undefined ? [] : [[identityOf(stats), name]])),
    );
    if (replaced.size === 0) {
      return;
    }
    for (const input of new Set(inputs)) {
      const stats = attempt(() => statSync(input, { throwIfNoEntry: false }));
      const name = stats === undefined ? undefined : replaced.get(identityOf(stats));
      if (name !== undefined) {
        throw fileError(name, `is also an input, '${input}'; name another file`, { code: 'CONFLICT' });
      }
    }
  }
}

/** Where standard output goes to a file, an output that is the same file would take its place. */
function standardOutput(): [string, FileName][] {
  const stats = attempt(() => fstatSync(1));
  return stats?.isFile() ? [[identityOf(stats), { path: 'standard output' }]] : [];
}

/** What tells a place from others; undefined for devices, which take any number of outputs. */
function keyOf({ name, replaced, descriptor, isStream }: OutputTarget): string | undefined {
  if (descriptor !== undefined) {
    return `descriptor ${descriptor}`;
  }
  if (isStream) {
    return undefined;
  }
  return replaced === undefined
    ? join(realpathSync.native(dirname(name.path)), basename(name.path))
    : identityOf(replaced);
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
