import { microsOf } from '../values/instant';
import type { Fault } from '../values/invalid-input';
import { pointerToken } from '../values/json-pointer';
import { ownValue } from '../values/own-value';
import { nodeCount, nodeCountFaults } from './node-count';
import { mappingAt, nodeQuantityFaults, quantityFaults } from './quantity-checks';
import type { PlacedFault } from './schema-faults';
import { isMapping, type Mapping } from './setting-checks';

type Check = (value: unknown, pointer: string) => PlacedFault[];

/** What a scenario must hold beyond its schema. Values that the schema refuses are passed over. */
export function scenarioFaults(scenario: unknown): PlacedFault[] {
  if (!isMapping(scenario)) {
    return [];
  }
  return [
    ...startTimeFaults(scenario.startTime),
    ...nested(scenario, ''),
    ...classFaults(fieldOf(scenario.service, 'classes')),
    ...serviceQuantityFaults(mappingAt(scenario, 'service')),
    ...nodeQuantityFaults(scenario.nodes, '/nodes'),
    ...nodeCountFaults(scenario.nodes, '/nodes'),
    ...eventFaults(scenario),
  ];
}

/** Checks of mappings and lists wherever they stand, by the key that they are at. */
const CHECKS: Readonly<Record<string, Check>> = {
  uniform: (value, pointer) => {
    const [min, max] = [numberOf(value, 'min'), numberOf(value, 'max')];
    return min > max ? [fault('CONFLICT', `${pointer}/min`, `is ${min}, above max of ${max}; lower it`)] : [];
  },
  sinusoid: (value, pointer) => {
    const [mean, amplitude] = [numberOf(value, 'mean'), numberOf(value, 'amplitude')];
    const message = `is ${amplitude}, above the mean of ${mean}, so that values would be negative; give at most ${mean}`;
    return amplitude > mean ? [fault('CONFLICT', `${pointer}/amplitude`, message)] : [];
  },
  steps: ascending,
  trace: ascending,
};

function nested(value: unknown, pointer: string): PlacedFault[] {
  const entries = Array.isArray(value) ? [...value.entries()] : isMapping(value) ? Object.entries(value) : [];
  return entries.flatMap(([key, inner]) => {
    const at = `${pointer}/${pointerToken(String(key))}`;
    // An autoscaler's fields are the API's to check.
    return key === 'autoscalerChange'
      ? []
      : [...(ownValue(CHECKS, String(key))?.(inner, at) ?? []), ...nested(inner, at)];
  });
}

function ascending(points: unknown, pointer: string): PlacedFault[] {
  if (!Array.isArray(points)) {
    return [];
  }
  return points.flatMap((point, index) => {
    const [before, now] = [numberOf(points[index - 1], 'atSeconds'), numberOf(point, 'atSeconds')];
    const message = `is ${now}, not after the one before it (${before}); put them in the order of time`;
    return now <= before ? [fault('CONFLICT', `${pointer}/${index}/atSeconds`, message)] : [];
  });
}

function startTimeFaults(value: unknown): PlacedFault[] {
  const isWrong = typeof value === 'string' && microsOf(value) === undefined;
  return isWrong ? [fault('BAD_FORMAT', '/startTime', `is '${value}'; write it as 2000-01-01T00:00:00Z`)] : [];
}

function classFaults(classes: unknown): PlacedFault[] {
  if (!Array.isArray(classes) || classes.length === 0) {
    return [];
  }
  const names = classes.map((each) => fieldOf(each, 'name'));
  const seen = new Set<unknown>();
  const twice = names.flatMap((name, index) =>
    typeof name === 'string' && seen.size === seen.add(name).size
      ? [fault('CONFLICT', `/service/classes/${index}/name`, `is '${name}' once more; give each class its own name`)]
      : [],
  );
  const noWeight = classes.every((each) => fieldOf(each, 'weight') === 0);
  return noWeight
    ? [...twice, fault('CONFLICT', '/service/classes', 'have weights that are all 0; give at least one above 0')]
    : twice;
}

function serviceQuantityFaults(service: Mapping): PlacedFault[] {
  const classes = Array.isArray(service.classes) ? service.classes : [];
  return [
    ...quantityFaults(service, ['idleCpu', 'memory'], '/service'),
    ...classes.flatMap((each, index) =>
      isMapping(each) ? quantityFaults(each, ['memory'], `/service/classes/${index}`) : [],
    ),
  ];
}

function eventFaults({ events, durationSeconds, nodes }: Mapping): PlacedFault[] {
  const end = typeof durationSeconds === 'number' ? durationSeconds : Number.POSITIVE_INFINITY;
  const count = nodeCount(nodes) ?? Number.POSITIVE_INFINITY;
  return (Array.isArray(events) ? events : []).flatMap((event, index) => {
    const at = numberOf(event, 'atSeconds');
    const node = numberOf(fieldOf(event, 'nodeLost'), 'node');
    return [
      ...(at >= end
        ? [
            fault(
              'OUT_OF_RANGE',
              `/events/${index}/atSeconds`,
              `is ${at}, and the simulation ends at ${end}; put it before`,
            ),
          ]
        : []),
      ...(node >= count
        ? [fault('OUT_OF_RANGE', `/events/${index}/nodeLost/node`, `is ${node}; the nodes are 0 to ${count - 1}`)]
        : []),
    ];
  });
}

function fault(code: Fault['code'], pointer: string, message: string): PlacedFault {
  return { code, pointer, message };
}

function fieldOf(value: unknown, key: string): unknown {
  return isMapping(value) ? ownValue(value, key) : undefined;
}

/** Returns the number at a key; NaN, which is above and below nothing, when there is none. */
function numberOf(value: unknown, key: string): number {
  const found = fieldOf(value, key);
  return typeof found === 'number' ? found : Number.NaN;
}
