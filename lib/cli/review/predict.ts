import { basename, join } from 'node:path';
import { below } from '../../files/contained-file';
import { hasProjectFolder } from '../../files/project-file';
import { isUserFolder } from '../../files/user-folder';
import { walkFolder } from '../../files/walk-folder';
import { ManifestSet } from '../../manifests/manifest-set';
import type { NamedScenario } from '../../review/prediction/built-in-scenarios';
import { type PredictedSide, predictScaling } from '../../review/prediction/predict-scaling';
import type { Review } from '../../review/review';
import type { CheckSettings } from '../../settings/check-settings';
import { InvalidInput } from '../../values/invalid-input';
import type { Terminal } from '../command';
import { Progress } from '../progress';
import { checkedScenario, readScenario, type ScenarioSource } from '../read-scenario';
import { reviewedFolder } from '../reviewed-folder';
import type { ReadSide, ReadSides } from './read-sides';
import type { SideSettings } from './review-settings';
import { SCENARIO_FOLDER } from './scenario-folder';

/** Scenarios, and the files that they were read from. */
export interface ReadScenarios {
  readonly scenarios: readonly NamedScenario[];
  readonly files: readonly string[];
}

/**
 * Returns the scenarios at a path: a file, or the YAML files of a folder, by name.
 *
 * @param path undefined for the folder `scenarios`, which need not be there; no scenario means the built-in ones.
 * @throws InvalidInput with what is wrong in them, or when a folder that was named has none.
 */
export async function readScenarios(path: string | undefined, stdin: NodeJS.ReadableStream): Promise<ReadScenarios> {
  const sources = sourcesAt(path);
  if (path !== undefined && sources.length === 0) {
    throw InvalidInput.of('NOT_FOUND', '--scenarios', `names '${path}', which has no .yaml file; name another folder`);
  }
  const scenarios: NamedScenario[] = [];
  const files: string[] = [];
  for (const source of sources) {
    const raw = await readScenario({ ...source, overrides: [], settings: {}, kubernetesVersion: undefined }, stdin);
    const { file } = source;
    scenarios.push({ name: basename(file).replace(/\.ya?ml$/, ''), file, scenario: checkedScenario(raw) });
    files.push(...raw.files);
  }
  return { scenarios, files };
}

/** Returns a review with what the simulator foresees; why it does not for some is said there, and on standard error. */
export function withPredictions(
  review: Review,
  { base, head }: ReadSides,
  settings: SideSettings,
  scenarios: readonly NamedScenario[],
  { stderr }: Terminal,
): Review {
  const progress = new Progress(stderr, 'simulating');
  try {
    const { predictions, remarks } = predictScaling({
      review,
      base: sideOf(base, settings.base),
      head: sideOf(head, settings.head),
      scenarios,
      onProgress: (ratio) => progress.report(ratio),
    });
    progress.end();
    for (const remark of remarks) {
      stderr.write(`${remark}\n`);
    }
    return { ...review, predictions, ...(remarks.length > 0 && { notSimulated: remarks }) };
  } finally {
    progress.end();
  }
}

/** A folder that nobody named belongs to what is reviewed, and must not lead out of the folder where the program runs. */
function sourcesAt(path: string | undefined): Pick<ScenarioSource, 'file' | 'found'>[] {
  if (path === undefined) {
    return hasProjectFolder(SCENARIO_FOLDER) ? sourcesIn(SCENARIO_FOLDER) : [];
  }
  return isUserFolder(path) ? sourcesIn(path) : [{ file: path }];
}

function sourcesIn(folder: string): Pick<ScenarioSource, 'file' | 'found'>[] {
  const place = reviewedFolder(folder);
  return walkFolder(place, { isFile: isScenarioFile, isFolder: () => false })
    .entries.filter((entry) => typeof entry === 'string')
    .map((path) => ({ file: join(folder, path), found: below(place, path) }));
}

function isScenarioFile(name: string): boolean {
  return /\.ya?ml$/.test(name) && !name.startsWith('.');
}

function sideOf({ manifests }: ReadSide, settings: CheckSettings): PredictedSide {
  const {
    nodes,
    controller,
    kubernetesVersion,
    featureGates,
    metricsResolutionSeconds,
    startupSeconds = {},
  } = settings;
  const gates = featureGates && Object.fromEntries(featureGates.map((gate) => [gate, true]));
  return {
    manifests: new ManifestSet(manifests),
    cluster: {
      ...(nodes !== undefined && { nodes }),
      ...(metricsResolutionSeconds !== undefined && { metrics: { resolutionSeconds: metricsResolutionSeconds } }),
      controller: {
        ...controller,
        ...(gates !== undefined && { featureGates: gates }),
        ...(kubernetesVersion !== undefined && { kubernetesVersion }),
      },
    },
    startupSeconds,
  };
}
