import { Ajv, type ValidateFunction } from 'ajv';
import { shown } from '../../values/shown';
import { AMOUNT, COUNT, FLAG, listOf, oneOf, type Schema, shape, TEXT } from './schema-shapes';

const NUMBER: Schema = { type: 'number' };
const ANY_OBJECT: Schema = { type: 'object' };
const AMOUNTS: Schema = { type: 'object', additionalProperties: AMOUNT };
const TEXTS: Schema = { type: 'object', additionalProperties: TEXT };
const PHASE = oneOf('preflight', 'connectivity', 'smoke', 'load', 'scale-up', 'scale-down');

const ENDPOINT = shape({
  method: TEXT,
  name: TEXT,
  requests: COUNT,
  failures: COUNT,
  requestsPerSecond: AMOUNT,
  failuresPerSecond: AMOUNT,
  median: AMOUNT,
  average: AMOUNT,
  min: AMOUNT,
  max: AMOUNT,
  percentiles: AMOUNTS,
});
const LOAD = shape(
  {
    state: TEXT,
    users: COUNT,
    endpoints: listOf(ENDPOINT),
    failures: listOf(shape({ method: TEXT, name: TEXT, error: TEXT, count: COUNT })),
    workers: listOf(shape({ id: TEXT, state: TEXT, users: COUNT, cpuPercent: AMOUNT })),
  },
  { currentPercentiles: AMOUNTS },
);
const POD = shape(
  { name: TEXT, phase: TEXT, isReady: FLAG, isDeleted: FLAG, restarts: COUNT, reasons: listOf(TEXT) },
  { node: TEXT },
);
const USE = shape({ pod: TEXT, time: TEXT, cpuMilli: AMOUNT, memoryBytes: AMOUNT }, { windowSeconds: AMOUNT });
const NODE = shape({ name: TEXT, capacity: TEXTS, allocatable: TEXTS, kubeletVersion: TEXT }, { requested: TEXTS });
const METRIC = shape({ name: TEXT });
const TARGET = ANY_OBJECT;
const RULES = shape({}, { policies: listOf(shape({ type: TEXT, value: NUMBER, periodSeconds: NUMBER })) });
const AUTOSCALER = shape(
  {
    spec: shape(
      { scaleTargetRef: shape({ kind: TEXT, name: TEXT }), maxReplicas: COUNT },
      {
        minReplicas: COUNT,
        behavior: shape({}, { scaleUp: RULES, scaleDown: RULES }),
        metrics: listOf(
          shape(
            { type: TEXT },
            {
              resource: shape({ name: TEXT, target: TARGET }),
              containerResource: shape({ name: TEXT, container: TEXT, target: TARGET }),
              pods: shape({ metric: METRIC, target: TARGET }),
              object: shape({ metric: METRIC, describedObject: shape({ kind: TEXT, name: TEXT }), target: TARGET }),
              external: shape({ metric: METRIC, target: TARGET }),
            },
          ),
        ),
      },
    ),
  },
  { metadata: shape({}, { name: TEXT, namespace: TEXT }) },
);
const RUN = shape({
  version: TEXT,
  plan: ANY_OBJECT,
  context: TEXT,
  server: TEXT,
  kubernetesVersion: TEXT,
  namespace: TEXT,
  nodes: listOf(NODE),
  objects: listOf(shape({}, { kind: TEXT, metadata: shape({}, { name: TEXT, namespace: TEXT }) })),
});

/** What a line of each kind has to hold: `RunLine`, written as JSON schemas. Other fields are let through. */
const SHAPES: Readonly<Record<string, Schema>> = {
  Recording: shape({ schemaVersion: { const: 1 }, autoscaler: AUTOSCALER, run: RUN }, { controller: ANY_OBJECT }),
  Clock: shape({ of: oneOf('cluster', 'loadGenerator'), offsetSeconds: NUMBER, uncertaintySeconds: AMOUNT }),
  Phase: shape(
    { phase: PHASE, state: oneOf('begin', 'end', 'skipped') },
    {
      users: COUNT,
      spawnRatePerSecond: AMOUNT,
      expectedReplicas: COUNT,
      deadlineSeconds: AMOUNT,
      because: TEXT,
      statisticsReset: FLAG,
    },
  ),
  Check: shape({ id: TEXT, status: oneOf('ok', 'warning', 'failed', 'skipped'), message: TEXT }, { fix: TEXT }),
  Connectivity: shape(
    { from: oneOf('loadGenerator', 'apiServerProxy'), url: TEXT, seconds: AMOUNT },
    { status: COUNT, body: TEXT, error: TEXT },
  ),
  Sample: shape(
    { phase: PHASE },
    {
      autoscaler: ANY_OBJECT,
      target: shape({ replicas: COUNT, readyReplicas: COUNT }),
      pods: listOf(POD),
      use: listOf(USE),
      load: LOAD,
    },
  ),
  Event: shape(
    { type: TEXT, reason: TEXT, object: TEXT, message: TEXT, count: COUNT, lastSeen: TEXT },
    { firstSeen: TEXT, from: TEXT },
  ),
  Sync: shape({ status: ANY_OBJECT, targetReplicas: COUNT }, { basis: oneOf('written', 'due'), isExplained: FLAG }),
  Evidence: shape({ source: TEXT, text: TEXT }),
  Fault: shape({ source: oneOf('cluster', 'loadGenerator', 'recording'), message: TEXT }),
  Resume: shape({}),
  End: shape({ reason: oneOf('completed', 'interrupted', 'failed') }, { message: TEXT, digest: TEXT }),
  Observation: shape({}),
  AutoscalerChange: shape({ spec: ANY_OBJECT }),
  ControllerRestart: shape({}),
};

let validators: ReadonlyMap<string, ValidateFunction> | undefined;

/** Returns what is wrong with a line of a run's recording; undefined when it is as the format says. */
export function faultOfLine(line: Readonly<Record<string, unknown>>): string | undefined {
  validators ??= compile();
  const validate = typeof line.kind === 'string' ? validators.get(line.kind) : undefined;
  if (validate === undefined) {
    return `has the kind ${shown(line.kind)}, which is not known`;
  }
  const isWhole: boolean = validate(line);
  if (isWhole) {
    return undefined;
  }
  const [error] = validate.errors ?? [];
  const { instancePath = '', message = 'is malformed' } = error ?? {};
  return `is no whole ${String(line.kind)}: ${instancePath === '' ? 'it' : instancePath} ${message}`;
}

function compile(): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv({ strict: true });
  return new Map(Object.entries(SHAPES).map(([kind, schema]) => [kind, ajv.compile(schema)]));
}
