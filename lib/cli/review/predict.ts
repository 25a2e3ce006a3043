import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ManifestSet } from '../../manifests/manifest-set';
import type { NamedScenario } from '../../review/prediction/built-in-scenarios';
import { type PredictedSide, predictScaling } from '../../review/prediction/predict-scaling';
import type { Review } from '../../review/review';
import type { CheckSettings } from '../../settings/check-settings';
import { InvalidInput } from '../../values/invalid-input';
import type { Terminal } from '../command';
import { Progress } from '../progress';
import { checkedScenario, readScenario } from '../read-scenario';
import { statOf } from '../read-text';
import type { ReadSide, ReadSides } from './read-sides';
import type { SideSettings } from './review-settings';
import { SCENARIO_FOLDER } from './scenario-folder';

/**
 * Returns the scenarios at a path: a file, or the YAML files of a folder, by name.
 *
 * @param path undefined for the folder `scenarios`, which need not be there; no scenario means the built-in ones.
 * @throws InvalidInput with what is wrong in them, or when a folder that was named has none.
 */
export async function readScenarios(path: string | undefined, stdin: NodeJS.ReadableStream): Promise<NamedScenario[]> {
  const place = path ?? SCENARIO_FOLDER;
  if (path === undefined && !existsSync(place)) {
    return [];
  }
  const files = place !== '-' && statOf(place).isDirectory() ? filesIn(place) : [place];
  if (path !== undefined && files.length === 0) {
    throw InvalidInput.of('NOT_FOUND', '--scenarios', `names '${path}', which has no .yaml file; name another folder`);
  }
  const scenarios: NamedScenario[] = [];
  for (const file of files) {
    const raw = await readScenario({ file, overrides: [], settings: {}, kubernetesVersion: undefined }, stdin);
    const scenario = checkedScenario(raw);
    scenarios.push({ name: basename(file).replace(/\.ya?ml$/, ''), file, scenario });
  }
  return scenarios;
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

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
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
