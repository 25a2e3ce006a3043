import { fieldsAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { locustRoles } from '../../manifests/locust-role';
import type { Manifest } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import type { Workload } from '../../manifests/workload';
import type { LoadTestModel } from './workload-model';

/** The file in a ConfigMap that the packaged locustfile reads. */
const FILE = 'scenario.json';

/**
 * Returns the mix and the pauses of the load test that is aimed at a workload: `scenario.json` of the packaged locustfile.
 * Undefined when there is none, and when several differ.
 */
export function loadTestModel(workload: Workload, all: ManifestSet): LoadTestModel | undefined {
  const elsewhere = configMapsAimedElsewhere(workload, all);
  const models = all
    .ofKind('ConfigMap')
    .filter((manifest) => !elsewhere.has(`${manifest.namespace}/${manifest.name}`))
    .flatMap((manifest) => modelIn(manifest) ?? []);
  const [model] = models;
  return models.every((other) => JSON.stringify(other) === JSON.stringify(model)) ? model : undefined;
}

function modelIn({ data }: Manifest): LoadTestModel | undefined {
  const document = parsed(textAt(data, 'data', FILE));
  const weights = Object.entries(fieldsAt(document, 'weights')).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  if (weights.length === 0) {
    return undefined;
  }
  return {
    // The locustfile's requests are named by what they ask: `predict` is POST /predict.
    weights: Object.fromEntries(weights.map(([name, weight]) => [`/${name}`, weight])),
    thinkSeconds: {
      min: numberAt(document, 'thinkSeconds', 'min') ?? 0,
      max: numberAt(document, 'thinkSeconds', 'max') ?? 0,
    },
    newConnectionRatio: numberAt(document, 'newConnectionRatio') ?? 0,
  };
}

/** ConfigMaps mounted by Locust processes whose host is a Service, and not one of the workload's. */
function configMapsAimedElsewhere(workload: Workload, all: ManifestSet): ReadonlySet<string> {
  const own = new Set(all.servicesSelecting(workload).map(({ name }) => name));
  return new Set(
    locustRoles(all)
      .filter(({ host }) => host !== undefined && !own.has(serviceNameOf(host.value)))
      .flatMap(({ workload: { podSpec, namespace } }) =>
        itemsAt(podSpec, 'volumes').map(({ fields }) => `${namespace}/${textAt(fields, 'configMap', 'name')}`),
      ),
  );
}

function serviceNameOf(host: string): string {
  return /^(?:[a-z]+:\/\/)?(?<name>[^.:/]+)/i.exec(host)?.groups?.name ?? '';
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // Not the packaged locustfile's: whatever reads it will say so.
  }
}
