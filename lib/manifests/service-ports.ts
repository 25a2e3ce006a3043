import { fieldAt, itemsAt, numberAt, textAt, textMapAt } from './field-at';
import { equalitySelector, type LabelSelector } from './label-selector';
import type { Manifest } from './manifest';
import type { ManifestSet } from './manifest-set';
import type { Workload } from './workload';

/** A port of a Service. */
export interface ServicePort {
  /** Its name; empty when it has none. */
  readonly name: string;
  /** The port that clients use. */
  readonly port: number | undefined;
  /** The port that nodes publish; undefined when none is asked for. */
  readonly nodePort: number | undefined;
  /** The pods' port by number or name: `port` when it is left out. */
  readonly targetPort: string | number | undefined;
  /** `TCP` unless it says otherwise. */
  readonly protocol: string;
  /** JSON pointer to it. */
  readonly pointer: string;
}

/** Returns the ports of a Service. */
export function servicePorts({ data }: Manifest): ServicePort[] {
  return itemsAt(data, 'spec', 'ports').map(({ index, fields }) => {
    const target = fieldAt(fields, 'targetPort');
    const port = numberAt(fields, 'port');
    return {
      name: textAt(fields, 'name') ?? '',
      port,
      nodePort: numberAt(fields, 'nodePort'),
      targetPort: typeof target === 'string' || typeof target === 'number' ? target : port,
      protocol: textAt(fields, 'protocol') ?? 'TCP',
      pointer: `/spec/ports/${index}`,
    };
  });
}

/** Returns a Service's selector; undefined when its endpoints come from elsewhere. */
export function serviceSelector({ data }: Manifest): LabelSelector | undefined {
  const labels = textMapAt(data, 'spec', 'selector');
  const isElsewhere = textAt(data, 'spec', 'type') === 'ExternalName' || Object.keys(labels).length === 0;
  return isElsewhere ? undefined : equalitySelector(labels);
}

/** Returns the workloads whose pods a Service selects. */
export function selectedWorkloads(service: Manifest, all: ManifestSet): readonly Workload[] {
  const selector = serviceSelector(service);
  return selector === undefined ? [] : all.workloadsMatching(service.namespace, selector);
}

/** Says whether a workload's pods have a port, by number or name; undefined when they list none to tell by. */
export function hasPodPort({ containers }: Workload, port: string | number): boolean | undefined {
  const listed = containers.flatMap(({ fields }) => itemsAt(fields, 'ports').map((each) => each.fields));
  const isNumber = /^\d+$/.test(String(port));
  if (isNumber && listed.length === 0) {
    return undefined;
  }
  return listed.some((each) =>
    isNumber ? numberAt(each, 'containerPort') === Number(port) : textAt(each, 'name') === port,
  );
}
