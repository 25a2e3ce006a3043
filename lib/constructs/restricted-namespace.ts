import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { dnsLabelFaults } from '../values/dns-label';
import { refuseIfAny } from '../values/invalid-input';
import { clusterScoped } from './cluster-scoped';

/** Properties for `RestrictedNamespace`. */
export interface RestrictedNamespaceProps {
  /** The namespace's name: a DNS label. */
  readonly name: string;
}

/** A namespace whose pods must meet the pod-security level `restricted`: others are not created. */
export class RestrictedNamespace extends Construct {
  /** The namespace's name. */
  public readonly name: string;
  /** The manifest, for escape hatches. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, { name }: RestrictedNamespaceProps) {
    super(scope, id);
    refuseIfAny(dnsLabelFaults(name, 'name'));
    this.name = name;
    const levels = ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, 'restricted'],
      [`pod-security.kubernetes.io/${mode}-version`, 'latest'],
    ]);
    this.apiObject = clusterScoped(
      new k8s.KubeNamespace(this, 'Resource', { metadata: { name, labels: Object.fromEntries(levels) } }),
    );
  }
}
