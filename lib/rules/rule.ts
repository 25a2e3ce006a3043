import type { Manifest } from '../manifests/manifest';
import type { ManifestSet } from '../manifests/manifest-set';
import type { CheckSettings } from '../settings/check-settings';

/** How bad a finding is: an error stops a synth, a warning does not, an info tells what one might not expect. */
export type Severity = 'error' | 'warning' | 'info';

/** What is wrong with one place of one object. */
export interface Offence {
  /** JSON pointer (RFC 6901) to the place in the object. */
  readonly path: string;
  /** What is wrong there, with the values; lower case, no full stop. */
  readonly message: string;
  /** Severity when it is not the rule's. */
  readonly severity?: Severity;
}

/** A rule had nothing to go by for an object: the settings lack a fact. */
export interface MissingFact {
  /** The setting that would tell, such as `nodes`. */
  readonly missing: string;
}

/** What every rule says about itself. */
export interface RuleText {
  /** Written by hand, equal to the file name, never changed. */
  readonly id: string;
  /** Severity of its findings, unless one says otherwise or the settings do. */
  readonly severity: Severity;
  /** A sentence: what goes wrong when the rule is broken. */
  readonly why: string;
  /** A sentence: what to do. */
  readonly fix: string;
  /** Manifests in YAML that the rule accepts. */
  readonly accepted: string;
  /** Manifests in YAML in which it finds something. */
  readonly rejected: string;
  /** Settings under which the examples are checked, where the rule needs facts. */
  readonly exampleSettings?: CheckSettings;
}

/** A rule over manifests: data, and a pure function. */
export interface Rule extends RuleText {
  /** The kinds of objects that it looks at. */
  readonly kinds: readonly string[];
  /**
   * The objects that its answer about one depends on: those of that one's namespace, and those outside namespaces; or any
   * of the set.
   */
  readonly reach: 'namespace' | 'set';
  /** Returns what is wrong with one object of those kinds, and which facts were missing to tell. */
  readonly check: (object: Manifest, all: ManifestSet, facts: CheckSettings) => readonly (Offence | MissingFact)[];
}

/** Kinds that scale others. */
export const AUTOSCALERS: readonly string[] = ['HorizontalPodAutoscaler', 'ScaledObject'];

/** Kinds whose replicas an autoscaler can set. */
export const SCALABLE: readonly string[] = [
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
  'StatefulSet',
];

/** Kinds that make pods. */
export const WORKLOADS: readonly string[] = [...SCALABLE, 'CronJob', 'DaemonSet', 'Job', 'Pod'];

/** Any kind. */
export const ANY_KIND: readonly string[] = ['*'];
