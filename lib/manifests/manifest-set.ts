import { compareTexts } from '../values/compare-texts';
import { type Autoscaler, autoscalerFrom } from './autoscaler';
import { textAt, textMapAt } from './field-at';
import { groupOf, type Identity, identityKey } from './identity';
import { append, LabelIndex, SelectorIndex } from './label-index';
import { equalitySelector, type LabelSelector, labelSelectorAt } from './label-selector';
import type { Manifest } from './manifest';
import { type Workload, workloadFrom } from './workload';

interface Selecting {
  readonly manifest: Manifest;
  readonly namespace: string;
  readonly selector: LabelSelector;
}

/** A set of manifests that are applied together, with the questions asked of it answered from indexes. */
export class ManifestSet {
  /** Autoscalers of the set, in its order. */
  public readonly autoscalers: readonly Autoscaler[];
  /** What makes pods, in the set's order. */
  public readonly workloads: readonly Workload[];

  private readonly keys = new Map<Identity, string>();
  private readonly byKind = new Map<string, Manifest[]>();
  private readonly byIdentity = new Map<string, Manifest[]>();
  private readonly names = new KindIndex(this.byKind, ({ name }) => name);
  private readonly namespaces = new KindIndex(this.byKind, ({ namespace }) => namespace);
  private readonly autoscalersByTarget = new Map<string, Autoscaler[]>();
  private readonly verticalByTarget = new Map<string, Manifest[]>();
  private readonly workloadByManifest = new Map<Manifest, Workload>();
  private readonly autoscalerByManifest = new Map<Manifest, Autoscaler>();
  private readonly pods: LabelIndex<Workload>;
  private readonly services: SelectorIndex<Selecting>;
  private readonly budgets: SelectorIndex<Selecting>;

  /** The manifests, ordered by identity, so that no answer depends on the order of documents. */
  public readonly manifests: readonly Manifest[];

  /** @param manifests the set, in any order. */
  public constructor(manifests: readonly Manifest[]) {
    const keyed = ordered(manifests);
    this.manifests = keyed.map(({ manifest }) => manifest);
    for (const { manifest, key } of keyed) {
      this.file(manifest, key);
    }
    this.workloads = [...this.workloadByManifest.values()];
    this.autoscalers = [...this.autoscalerByManifest.values()];
    this.pods = new LabelIndex(this.workloads, ({ namespace, podLabels }) => ({ namespace, labels: podLabels }));
    this.services = new SelectorIndex(this.ofKind('Service').flatMap(selectingService), (each) => each);
    this.budgets = new SelectorIndex(this.ofKind('PodDisruptionBudget').flatMap(selectingBudget), (each) => each);
  }

  /** Returns the manifests of a kind, of any API group. */
  public ofKind(kind: string): readonly Manifest[] {
    return this.byKind.get(kind) ?? [];
  }

  /** Returns the manifests of a kind in a namespace. */
  public ofKindIn(kind: string, namespace: string): readonly Manifest[] {
    return this.namespaces.of(kind, namespace);
  }

  /** Returns the manifests of a kind and name, in whatever namespace and API group. */
  public named(kind: string, name: string): readonly Manifest[] {
    return this.names.of(kind, name);
  }

  /** Returns the manifests with an identity: none, one, or several by mistake. */
  public withIdentity(identity: Identity): readonly Manifest[] {
    return this.byIdentity.get(this.keyOf(identity)) ?? [];
  }

  /** Returns the autoscaler that a manifest describes. */
  public autoscalerFrom(manifest: Manifest): Autoscaler | undefined {
    return this.autoscalerByManifest.get(manifest);
  }

  /** Returns every autoscaler that scales a manifest. */
  public autoscalersOf(target: Identity): readonly Autoscaler[] {
    return this.autoscalersByTarget.get(this.keyOf(target)) ?? [];
  }

  /** Returns the autoscaler that scales a manifest; of several, the first by identity. */
  public autoscalerOf(target: Identity): Autoscaler | undefined {
    return this.autoscalersOf(target)[0];
  }

  /** Returns every VerticalPodAutoscaler for a manifest. */
  public verticalAutoscalersOf(target: Identity): readonly Manifest[] {
    return this.verticalByTarget.get(this.keyOf(target)) ?? [];
  }

  /** Returns what an autoscaler scales, when it is in the set. */
  public targetOf({ target }: Autoscaler): Manifest | undefined {
    return this.withIdentity(target)[0];
  }

  /** Returns the workload that an autoscaler scales, when it is in the set and makes pods. */
  public scaledWorkloadOf(autoscaler: Autoscaler): Workload | undefined {
    const target = this.targetOf(autoscaler);
    return target === undefined ? undefined : this.workloadOf(target);
  }

  /** Returns the workload that a manifest describes. */
  public workloadOf(manifest: Manifest): Workload | undefined {
    return this.workloadByManifest.get(manifest);
  }

  /** Returns the workloads of a namespace whose pods a selector matches. */
  public workloadsMatching(namespace: string, selector: LabelSelector): readonly Workload[] {
    return this.pods.matching(namespace, selector);
  }

  /** Returns the Services that select a workload's pods. */
  public servicesSelecting({ namespace, podLabels }: Workload): readonly Manifest[] {
    return this.services.selecting(namespace, podLabels).map(({ manifest }) => manifest);
  }

  /** Returns the PodDisruptionBudgets that select a workload's pods. */
  public disruptionBudgetsSelecting({ namespace, podLabels }: Workload): readonly Manifest[] {
    return this.budgets.selecting(namespace, podLabels).map(({ manifest }) => manifest);
  }

  /** Rules ask for the same few identities over and over: their keys are made once. */
  private keyOf(identity: Identity): string {
    let key = this.keys.get(identity);
    if (key === undefined) {
      key = identityKey(identity);
      this.keys.set(identity, key);
    }
    return key;
  }

  private file(manifest: Manifest, key: string): void {
    const { kind } = manifest;
    append(this.byKind, kind, manifest);
    this.keys.set(manifest, key);
    append(this.byIdentity, key, manifest);
    const workload = workloadFrom(manifest);
    if (workload !== undefined) {
      this.workloadByManifest.set(manifest, workload);
    }
    const autoscaler = autoscalerFrom(manifest);
    if (autoscaler !== undefined) {
      this.autoscalerByManifest.set(manifest, autoscaler);
      append(this.autoscalersByTarget, identityKey(autoscaler.target), autoscaler);
    }
    if (kind === 'VerticalPodAutoscaler') {
      append(this.verticalByTarget, identityKey(verticalTarget(manifest)), manifest);
    }
  }
}

/** The manifests of each kind by a property of theirs: a kind is indexed when it is first asked for, as few are. */
class KindIndex {
  private readonly known = new Map<string, Map<string, Manifest[]>>();

  public constructor(
    private readonly byKind: ReadonlyMap<string, readonly Manifest[]>,
    private readonly propertyOf: (manifest: Manifest) => string,
  ) {}

  public of(kind: string, value: string): readonly Manifest[] {
    let index = this.known.get(kind);
    if (index === undefined) {
      index = new Map();
      for (const manifest of this.byKind.get(kind) ?? []) {
        append(index, this.propertyOf(manifest), manifest);
      }
      this.known.set(kind, index);
    }
    return index.get(value) ?? [];
  }
}

/** Orders by identity; what shares one is ordered by content, so that equal sets are in equal order. */
function ordered(manifests: readonly Manifest[]): { readonly manifest: Manifest; readonly key: string }[] {
  const keyed = manifests.map((manifest) => ({ manifest, key: identityKey(manifest) }));
  keyed.sort(
    (a, b) =>
      compareTexts(a.key, b.key) || compareTexts(JSON.stringify(a.manifest.data), JSON.stringify(b.manifest.data)),
  );
  return keyed;
}

function verticalTarget({ data, namespace }: Manifest): Identity {
  return {
    group: groupOf(textAt(data, 'spec', 'targetRef', 'apiVersion') ?? ''),
    kind: textAt(data, 'spec', 'targetRef', 'kind') ?? '',
    name: textAt(data, 'spec', 'targetRef', 'name') ?? '',
    namespace,
  };
}

/** A Service without selector has its endpoints from elsewhere: it selects nothing. */
function selectingService(manifest: Manifest): Selecting[] {
  const labels = textMapAt(manifest.data, 'spec', 'selector');
  const { namespace } = manifest;
  return Object.keys(labels).length > 0 ? [{ manifest, namespace, selector: equalitySelector(labels) }] : [];
}

function selectingBudget(manifest: Manifest): Selecting[] {
  const selector = labelSelectorAt(manifest.data, 'spec', 'selector');
  return selector === undefined ? [] : [{ manifest, namespace: manifest.namespace, selector }];
}
