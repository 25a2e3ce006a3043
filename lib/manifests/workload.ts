import { type Fields, fieldAt, fieldsAt, itemsAt, textAt, textMapAt } from './field-at';
import { equalitySelector, type LabelSelector, type Labels, labelSelectorAt } from './label-selector';
import type { Manifest } from './manifest';

/** A container of a pod template. */
export interface Container {
  /** Its name; empty when the manifest has none. */
  readonly name: string;
  /** Ordinary containers run side by side; init containers before them; sidecars are init containers that stay. */
  readonly role: 'container' | 'init' | 'sidecar';
  /** The container, as parsed. */
  readonly fields: Fields;
  /** JSON pointer to it in its manifest. */
  readonly pointer: string;
}

/** A manifest that makes pods, with its pod template taken apart. */
export interface Workload {
  /** The manifest. */
  readonly manifest: Manifest;
  /** Namespace of its pods. */
  readonly namespace: string;
  /** JSON pointer to the pod template; empty for a Pod. */
  readonly templatePointer: string;
  /** Labels of its pods. */
  readonly podLabels: Labels;
  /** Annotations of its pods. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  /** The pods' `spec`, as parsed. */
  readonly podSpec: Fields;
  /** All containers: init containers and sidecars first, in the order of the manifest. */
  readonly containers: readonly Container[];
  /** The selector of its pods; undefined when the manifest has none. */
  readonly selector: LabelSelector | undefined;
}

const TEMPLATE_PATHS = new Map<string, readonly string[]>([
  ['Pod', []],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);
const USUAL_PATH = ['spec', 'template'];

/**
 * Returns the workload that a manifest describes, or undefined when it makes no pods. Kinds that are not known count when
 * they have a pod template where Deployments have it (Argo's Rollout and others).
 */
export function workloadFrom(manifest: Manifest): Workload | undefined {
  const path = TEMPLATE_PATHS.get(manifest.kind) ?? USUAL_PATH;
  const template = fieldsAt(manifest.data, ...path);
  if (!Array.isArray(fieldAt(template, 'spec', 'containers'))) {
    return undefined;
  }
  const templatePointer = path.map((key) => `/${key}`).join('');
  return {
    manifest,
    namespace: manifest.namespace,
    templatePointer,
    podLabels: textMapAt(template, 'metadata', 'labels'),
    podAnnotations: textMapAt(template, 'metadata', 'annotations'),
    podSpec: fieldsAt(template, 'spec'),
    containers: containersOf(template, templatePointer),
    selector: podSelectorOf(manifest),
  };
}

/** Returns the containers that run while the pod serves: ordinary ones and sidecars, whose requests count for the pod. */
export function runningContainers(workload: Workload): Container[] {
  return workload.containers.filter(({ role }) => role !== 'init');
}

function podSelectorOf({ kind, data }: Manifest): LabelSelector | undefined {
  if (kind === 'ReplicationController') {
    const labels = textMapAt(data, 'spec', 'selector');
    return Object.keys(labels).length > 0 ? equalitySelector(labels) : undefined;
  }
  return labelSelectorAt(data, 'spec', 'selector');
}

function containersOf(template: Fields, pointer: string): Container[] {
  const initial = itemsAt(template, 'spec', 'initContainers').map(
    ({ index, fields }): Container => ({
      name: textAt(fields, 'name') ?? '',
      role: textAt(fields, 'restartPolicy') === 'Always' ? 'sidecar' : 'init',
      fields,
      pointer: `${pointer}/spec/initContainers/${index}`,
    }),
  );
  const usual = itemsAt(template, 'spec', 'containers').map(
    ({ index, fields }): Container => ({
      name: textAt(fields, 'name') ?? '',
      role: 'container',
      fields,
      pointer: `${pointer}/spec/containers/${index}`,
    }),
  );
  return [...initial, ...usual];
}
