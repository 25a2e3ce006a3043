import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { RestrictedNamespace } from '../constructs/restricted-namespace';

/** Properties for `NamespaceChart`. */
export interface NamespaceChartProps {
  /** The namespace's name: a DNS label. */
  readonly namespace: string;
}

/** The namespace itself; everything in it comes after. */
export class NamespaceChart extends Chart {
  public constructor(scope: Construct, id: string, { namespace }: NamespaceChartProps) {
    super(scope, id);
    new RestrictedNamespace(this, 'Namespace', { name: namespace });
  }
}
