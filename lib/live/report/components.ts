import type { RunRecordHeader } from '../record/run-record';
import type { ReadObject } from '../verdict/workload-facts';
import type { ComponentReport } from './validation-report';

type Fields = Readonly<Record<string, unknown>>;

/** Returns the objects under test as read, with what matters of them. */
export function componentsOf(header: RunRecordHeader | undefined): ComponentReport[] {
  const objects = (header?.run.objects ?? []) as readonly (ReadObject & Fields)[];
  return objects.map((object) => ({
    kind: object.kind ?? '',
    name: object.metadata?.name ?? '',
    namespace: object.metadata?.namespace ?? '',
    facts: factsOf(object),
  }));
}

function factsOf(object: ReadObject & Fields): string[] {
  const spec = fields(object.spec);
  switch (object.kind) {
    case 'HorizontalPodAutoscaler': {
      const target = fields(spec.scaleTargetRef);
      return [
        `scales ${text(target.kind)} ${text(target.name)}`,
        `${text(spec.minReplicas ?? 1)} to ${text(spec.maxReplicas)} replicas`,
      ];
    }
    case 'Service':
      return [
        `selects ${pairs(spec.selector)}`,
        ...list(spec.ports).map((port) => `port ${text(port.port)} to ${text(port.targetPort ?? port.port)}`),
      ];
    default:
      return [
        ...(spec.replicas === undefined ? [] : [`replicas ${text(spec.replicas)}`]),
        ...list(fields(fields(spec.template).spec).containers).map(containerText),
      ];
  }
}

function containerText(container: Fields): string {
  const { requests, limits } = fields(container.resources);
  const requested = requests === undefined ? 'no requests' : `requests ${pairs(requests)}`;
  const limited = limits === undefined ? 'no limits' : `limits ${pairs(limits)}`;
  return `container ${text(container.name)}: ${text(container.image)}, ${requested}, ${limited}`;
}

function pairs(value: unknown): string {
  const entries = Object.entries(fields(value)).map(([key, each]) => `${key}=${text(each)}`);
  return entries.length === 0 ? 'nothing' : entries.join(', ');
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '?';
}
