import { dirname, isAbsolute, join } from 'node:path';
import type { ContainedPath } from '../files/contained-file';
import { readContainedText, readStandardInput, readTextFile } from '../files/read-text';
import { isFields } from '../manifests/field-at';
import { singleDocument } from '../manifests/single-document';
import type { CheckSettings } from '../settings/check-settings';
import { parseScenario } from '../settings/parse-scenario';
import { overrideScenario } from '../settings/scenario-overrides';
import { readTraceCsv } from '../settings/trace-csv';
import type { Scenario } from '../simulator/scenario/scenario';
import { type Fault, InvalidInput } from '../values/invalid-input';
import { ownValue } from '../values/own-value';

/** Where a scenario comes from, and what is put over it. */
export interface ScenarioSource {
  /** The file, or `-` for standard input. */
  readonly file: string;
  /**
   * Its place in the folder in which it was found.
   *
   * @default - the user named the file itself
   */
  readonly found?: ContainedPath;
  /** Settings as `KEY=VALUE`. */
  readonly overrides: readonly string[];
  /** What the project says of its cluster: used where the scenario is silent. */
  readonly settings: CheckSettings;
  /** Version of Kubernetes; undefined for the scenario's. */
  readonly kubernetesVersion: string | undefined;
}

/** A scenario as far as it is read without knowing the manifests. */
export interface RawScenario {
  /** The value, its traces read, not yet checked. */
  readonly value: unknown;
  /** Returns where a JSON pointer in it stands. */
  readonly placeOf: (pointer: string) => string;
  /** What is wrong with arguments and traces. */
  readonly faults: readonly Fault[];
  /** The files that were read: its own and its traces. */
  readonly files: readonly string[];
}

const VERSION = '/controller/kubernetesVersion';

/**
 * Returns a scenario from a file, with settings put over it and its CSV traces read. Their paths are relative to the file,
 * and lead to files beside it or below.
 *
 * @throws InvalidInput when the file cannot be read, or is no YAML of one document.
 */
export async function readScenario(source: ScenarioSource, stdin: NodeJS.ReadableStream): Promise<RawScenario> {
  const { file, overrides } = source;
  const text = await textOf(source, stdin);
  const document = singleDocument(text, file);
  if (document === undefined) {
    throw InvalidInput.of('BAD_FORMAT', `${file}:1`, 'holds no YAML document; give one scenario');
  }
  const lineAt = document.lineOf;
  const overridden = overrideScenario(document.value, overrides);
  const traces = withTraces(overridden.value, file === '-' ? '.' : dirname(file));
  return {
    value: withDefaults(traces.value, source),
    placeOf: (pointer) => {
      if (pointer === VERSION && source.kubernetesVersion !== undefined) {
        return '--kubernetes';
      }
      return isUnder(pointer, overridden.pointers) ? '--set' : `${file}:${lineAt(pointer)}`;
    },
    faults: [...overridden.faults, ...traces.faults],
    files: [file, ...traces.files],
  };
}

/**
 * Returns the scenario that was read.
 *
 * @throws InvalidInput with every fault.
 */
export function checkedScenario({ value, placeOf, faults }: RawScenario): Scenario {
  return parseScenario(value, { placeOf, faults });
}

async function textOf({ file, found }: ScenarioSource, stdin: NodeJS.ReadableStream): Promise<string> {
  if (found !== undefined) {
    return readContainedText(found);
  }
  return file === '-' ? readStandardInput(stdin) : readTextFile(file);
}

function isUnder(pointer: string, above: readonly string[]): boolean {
  return above.some((each) => pointer === each || pointer.startsWith(`${each}/`));
}

/** What is not a mapping is left for the schema to refuse. */
function withDefaults(value: unknown, { settings, kubernetesVersion }: ScenarioSource): unknown {
  const controller = fieldOf(value, 'controller') ?? {};
  if (!isFields(value) || !isFields(controller)) {
    return value;
  }
  const version = kubernetesVersion ?? controller.kubernetesVersion ?? settings.kubernetesVersion;
  const gates = settings.featureGates?.map((gate) => [gate, true] as const);
  const resolution = settings.metricsResolutionSeconds;
  const metrics = fieldOf(value, 'metrics') ?? {};
  return {
    ...value,
    ...(settings.nodes !== undefined && value.nodes === undefined && { nodes: settings.nodes }),
    ...(resolution !== undefined && isFields(metrics) && { metrics: { resolutionSeconds: resolution, ...metrics } }),
    controller: {
      ...(gates !== undefined && { featureGates: Object.fromEntries(gates) }),
      ...settings.controller,
      ...controller,
      ...(version !== undefined && { kubernetesVersion: version }),
    },
  };
}

interface TracedValue {
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly files: readonly string[];
}

/** Reads the traces that name a CSV file, wherever they stand. */
function withTraces(value: unknown, folder: string): TracedValue {
  const faults: Fault[] = [];
  const files: string[] = [];
  const walk = (each: unknown): unknown => {
    if (Array.isArray(each)) {
      return each.map(walk);
    }
    if (!isFields(each)) {
      return each;
    }
    return Object.fromEntries(
      Object.entries(each).map(([key, inner]) => {
        const csv = key === 'trace' ? fieldOf(inner, 'csv') : undefined;
        files.push(...(typeof csv === 'string' ? [placeOf(folder, csv)] : []));
        return [key, typeof csv === 'string' ? tracePoints(folder, csv, faults) : walk(inner)];
      }),
    );
  };
  return { value: walk(value), faults, files };
}

function placeOf(root: string, path: string): string {
  return isAbsolute(path) ? path : join(root, path);
}

/** Returns the points of a file; one that is not there must not hide the other faults. */
function tracePoints(root: string, path: string, faults: Fault[]): unknown {
  const file = placeOf(root, path);
  try {
    const { points, faults: found } = readTraceCsv(readContainedText({ root, path, name: { path: file } }), file);
    faults.push(...found);
    return points.length > 0 ? points : [{ atSeconds: 0, value: 0 }];
  } catch (error) {
    if (!(error instanceof InvalidInput)) {
      throw error;
    }
    faults.push(...error.faults);
    return [{ atSeconds: 0, value: 0 }];
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return isFields(value) ? ownValue(value, key) : undefined;
}
