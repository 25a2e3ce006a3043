import { decodeText } from '../../files/decode-text';
import { readProjectFile } from '../../files/project-file';
import { readTextFile } from '../../files/read-text';
import { type IgnoreRule, parseIgnoreRules } from '../../review/ignore-rule';
import type { CheckSettings } from '../../settings/check-settings';
import { InvalidInput } from '../../values/invalid-input';
import { blobsOf } from '../git/git-objects';
import { hasCommit, placeInRepository, type RepositoryPlace } from '../git/repository';
import { filesOfCommit } from '../git/tree-files';
import { checkSettingsOf, readCheckSettings, SETTINGS_FILE } from '../read-check-settings';

/** The file of changes to leave out, in the folder where the program runs. */
export const IGNORE_FILE = '.cdk8s-inference-ignore';

/** What manifests cannot tell, on both sides. */
export interface SideSettings {
  /** Those of head: of the working tree. */
  readonly head: CheckSettings;
  /** Those of base. */
  readonly base: CheckSettings;
}

/** Which settings. */
export interface SettingsQuestion {
  /** The file; undefined for `.cdk8s-inference.yaml`, which need not be there. */
  readonly file: string | undefined;
  /** The environment; undefined for the one that the file names. */
  readonly environment: string | undefined;
  /** The commit of base; undefined where base is files. */
  readonly baseCommit: string | undefined;
  /** Takes a remark for the user. */
  readonly remark: (text: string) => void;
}

/**
 * Returns the settings of both sides: those of head from the file, those of base from the same file in base's commit. Where
 * the commit has none, or none that can be read, base is held to head's, so that a review of a new or repaired file is
 * possible.
 *
 * @throws InvalidInput with every fault of head's file.
 */
export function readSideSettings({ file, environment, baseCommit, remark }: SettingsQuestion): SideSettings {
  const head = readCheckSettings(file, environment);
  const path = file ?? SETTINGS_FILE;
  const text = baseCommit === undefined ? undefined : textInCommit(path, baseCommit);
  if (text === undefined) {
    return { head, base: head };
  }
  try {
    return { head, base: checkSettingsOf(text, `${path} of base`, environment) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    remark(`base is held to the settings of head, as its own cannot be read: ${error.message}`);
    return { head, base: head };
  }
}

/**
 * Returns the changes to leave out.
 *
 * @param file the file; undefined for `.cdk8s-inference-ignore`, which need not be there.
 * @throws InvalidInput naming file and line of every line that is no rule.
 */
export function readIgnoreRules(file: string | undefined): IgnoreRule[] {
  const path = file ?? IGNORE_FILE;
  const text = file === undefined ? readProjectFile(path) : readTextFile(path, { option: '--ignore-file' });
  return text === undefined ? [] : parseIgnoreRules(text, path);
}

/** A file that is in no repository, in another one, or not in the commit, has no text there. */
function textInCommit(path: string, commit: string): string | undefined {
  const place = placeOf(path);
  if (place === undefined || !hasCommit(place.home, commit)) {
    return undefined;
  }
  const question = { commit, path: place.path, accepts: () => false, nameOf: () => path };
  const [file] = filesOfCommit(place.home, question) ?? [];
  if (file === undefined) {
    return undefined;
  }
  const [[, bytes] = []] = blobsOf(place.home, [file]);
  return bytes === undefined ? undefined : decodeText(bytes, path);
}

function placeOf(path: string): RepositoryPlace | undefined {
  try {
    return placeInRepository(path, '--settings');
  } catch (error) {
    if (error instanceof InvalidInput) {
      return undefined;
    }
    throw error;
  }
}
