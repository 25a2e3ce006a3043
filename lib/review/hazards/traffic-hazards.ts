import { fieldAt, itemsAt, numberAt, textMapAt } from '../../manifests/field-at';
import { identityKey } from '../../manifests/identity';
import { equalitySelector, matches, selectorText } from '../../manifests/label-selector';
import { type Manifest, titleOf } from '../../manifests/manifest';
import type { ManifestSet } from '../../manifests/manifest-set';
import type { Workload } from '../../manifests/workload';
import { configReadersOf } from '../config-readers';
import type { ReviewHazard } from '../review-hazard';
import { argument, type HazardInput, hazard } from './hazard';

/** Returns what leaves requests without pods for a while, or pods without what they read. */
export function trafficHazards(input: HazardInput): ReviewHazard[] {
  const services = input.head.ofKind('Service').flatMap((service) => {
    const [before] = input.base.withIdentity(service);
    return before === undefined
      ? []
      : [...endpointHazards(before, service, input), ...portHazards(before, service, input)];
  });
  return [...services, ...missingContent(input)];
}

function selectedBy(service: Manifest, all: ManifestSet): readonly Workload[] {
  const labels = textMapAt(service.data, 'spec', 'selector');
  return Object.keys(labels).length === 0 ? [] : all.workloadsMatching(service.namespace, equalitySelector(labels));
}

function isTouched(service: Manifest, workloads: readonly Workload[], { touched }: HazardInput): boolean {
  return [service, ...workloads.map(({ manifest }) => manifest)].some((each) => touched.has(identityKey(each)));
}

/** The pods that run when the apply comes carry the labels of base. */
function endpointHazards(before: Manifest, service: Manifest, input: HazardInput): ReviewHazard[] {
  const serving = selectedBy(before, input.base);
  if (serving.length === 0 || !isTouched(service, serving, input)) {
    return [];
  }
  const selector = equalitySelector(textMapAt(service.data, 'spec', 'selector'));
  const isSelective = Object.keys(selector.matchLabels).length > 0;
  const isRunningSelected = serving.some(({ podLabels }) => matches(selector, podLabels));
  const coming = selectedBy(service, input.head);
  const text = selectorText(selector);
  if (isSelective && !isRunningSelected) {
    return coming.length > 0
      ? [
          hazard(
            service,
            'traffic',
            'service-dark-until-rolled',
            `${titleOf(service)} selects ${text}, which no running pod carries: it has no endpoints from the apply until new pods are ready.`,
            [
              `Add the labels ${text} to the pod template beside the old ones, apply, and wait for the rollout.`,
              `Change the selector of ${titleOf(service)} and apply.`,
              'Take the old labels off the pod template and apply.',
            ],
          ),
        ]
      : [
          hazard(
            service,
            'traffic',
            'service-dark',
            `${titleOf(service)} selects ${text}, which neither running pods nor those of head carry: it has no endpoints.`,
            ['Select labels that the pod template carries.'],
          ),
        ];
  }
  const areStaying = serving.every(({ manifest }) => input.head.withIdentity(manifest).length > 0);
  return isSelective && isRunningSelected && coming.length === 0 && areStaying
    ? [
        hazard(
          service,
          'traffic',
          'service-loses-pods',
          `${titleOf(service)} still selects ${text}, which new pods do not carry: it loses an endpoint with each pod that rolls, to the last.`,
          [`Keep the labels ${text} on the pod template until the Service selects the new ones.`],
        ),
      ]
    : [];
}

/** A port by number moves with the Service at once, with the pods one after another. */
function portHazards(before: Manifest, service: Manifest, input: HazardInput): ReviewHazard[] {
  const serving = selectedBy(before, input.base);
  if (!isTouched(service, serving, input)) {
    return [];
  }
  const known = new Set(itemsAt(before.data, 'spec', 'ports').map(({ fields }) => targetOf(fields)));
  return itemsAt(service.data, 'spec', 'ports').flatMap(({ fields }): ReviewHazard[] => {
    const port = targetOf(fields);
    if (typeof port !== 'number' || known.has(port)) {
      return [];
    }
    const isOpenNow = serving.some((workload) => portsOf(workload).includes(port));
    const isOpenThen = selectedBy(service, input.head).some((workload) => portsOf(workload).includes(port));
    return isOpenNow || !isOpenThen || serving.length === 0
      ? []
      : [
          hazard(
            service,
            'traffic',
            'port-dark-until-rolled',
            `${titleOf(service)} sends requests to port ${port} from the apply on, where running pods do not listen: they are refused until all have rolled.`,
            [
              'Name the port in the pod template and let targetPort be that name: each pod is then asked where it listens.',
            ],
          ),
        ];
  });
}

function targetOf(port: unknown): unknown {
  return fieldAt(port, 'targetPort') ?? fieldAt(port, 'port');
}

function portsOf({ containers }: Workload): (number | undefined)[] {
  return containers.flatMap(({ fields }) =>
    itemsAt(fields, 'ports').map((port) => numberAt(port.fields, 'containerPort')),
  );
}

function missingContent({ base, head }: HazardInput): ReviewHazard[] {
  return ['ConfigMap', 'Secret'].flatMap((kind) =>
    base.ofKind(kind).flatMap((config): ReviewHazard[] => {
      const [reader] = configReadersOf(config, head);
      if (reader === undefined || head.withIdentity(config).length > 0) {
        return [];
      }
      const { manifest } = reader.workload;
      return [
        hazard(
          manifest,
          'configuration',
          'content-removed-still-read',
          `${titleOf(manifest)} still reads ${titleOf(config)}, which these manifests no longer have: once it is gone, new pods do not start.`,
          [
            `Keep ${titleOf(config)}, or take the reference out of ${titleOf(manifest)} and wait for its rollout.`,
            `Then delete it: kubectl delete ${argument(config)}`,
          ],
        ),
      ];
    }),
  );
}
