import { parseArgs } from 'node:util';
import { readTextFile } from '../files/read-text';
import { InvalidInput, refuseIfAny } from '../values/invalid-input';
import {
  ENVIRONMENTS,
  type EnvironmentName,
  type EnvironmentSettings,
  environmentNameFaults,
  environmentSettings,
} from './environment-settings';

/** What one run of the synthesis is asked for. */
export interface SynthRequest {
  /** Settings of every environment. */
  readonly settings: EnvironmentSettings;
  /** The environments to write. */
  readonly environments: readonly EnvironmentName[];
}

/**
 * Returns what is asked for: `--environment NAME` (again for more) or `INFERENCE_ENVIRONMENT=NAME,NAME`, and
 * `--settings FILE` or `INFERENCE_SETTINGS=FILE`. An argument wins over a variable.
 *
 * @param args the arguments after the program's name.
 * @throws InvalidInput when an argument, the file or a setting cannot be accepted.
 */
export function readSynthRequest(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): SynthRequest {
  const { environment, settings } = readArguments(args);
  const names = environment ?? variables.INFERENCE_ENVIRONMENT?.split(',').map((name) => name.trim());
  const file = settings ?? variables.INFERENCE_SETTINGS;
  refuseIfAny((names ?? []).flatMap((name) => environmentNameFaults(name, 'environment')));
  return {
    settings: environmentSettings(file === undefined ? {} : readSettingsFile(file)),
    environments: ENVIRONMENTS.filter((name) => names?.includes(name) ?? true),
  };
}

function readArguments(args: readonly string[]): { readonly environment?: string[]; readonly settings?: string } {
  try {
    const options = { environment: { type: 'string', multiple: true }, settings: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const message = `are '${args.join(' ')}'; use --environment NAME and --settings FILE`;
    throw InvalidInput.of('UNKNOWN_KEY', 'arguments', message, { cause });
  }
}

function readSettingsFile(file: string): unknown {
  const text = readTextFile(file, { option: 'settings' });
  // Loaded here, since most runs read no settings file and the library takes a part of their time.
  const { singleDocument } = require('../manifests/single-document') as typeof import('../manifests/single-document');
  return singleDocument(text, file)?.value ?? {};
}
