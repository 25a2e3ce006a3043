import { load } from 'js-yaml';
import { parseScenario } from '../../lib/settings/parse-scenario';
import { InvalidInput } from '../../lib/values/invalid-input';

const GOOD = `
schemaVersion: 1
durationSeconds: 600
load: { closed: { users: { constant: 10 } } }
service: { classes: [{ name: /predict, cpuSeconds: 0.0147 }] }
`;

/** Returns the messages of a scenario: the good one with some keys replaced. */
function faultsOf(change: string): string[] {
  const given = { ...(load(GOOD) as object), ...(load(change) as object) };
  try {
    parseScenario(given);
    return [];
  } catch (error) {
    return (error as InvalidInput).message.split('\n');
  }
}

test('a scenario is returned as it was given', () => {
  expect(parseScenario(load(GOOD))).toEqual(load(GOOD));
});

test.each([
  {
    why: 'an unknown key',
    change: 'durationSecond: 5',
    says: "'durationSecond' is no setting; did you mean 'durationSeconds'?",
  },
  {
    why: 'an unknown event',
    change: 'events: [{ atSeconds: 1, nodeLoss: {} }]',
    says: "'events[0].nodeLoss' is no setting; did you mean 'nodeLost'?",
  },
  {
    why: 'an event with nothing in it',
    change: 'events: [{ atSeconds: 1 }]',
    says: "'events[0]' has nothing; give one of apply, nodeLost, metricsDown, dependencyDown, controllerRestart, rollingUpdate, autoscalerChange",
  },
  {
    why: 'two events in one',
    change: 'events: [{ atSeconds: 1, rollingUpdate: {}, controllerRestart: {} }]',
    says: "'events[0]' has rollingUpdate and controllerRestart; give one of",
  },
  {
    why: 'an event without its mapping',
    change: 'events: [{ atSeconds: 1, rollingUpdate: }]',
    says: "'events[0].rollingUpdate' is empty; give a mapping such as {}",
  },
  {
    why: 'a key where none stands',
    change: 'events: [{ atSeconds: 1, rollingUpdate: { now: true } }]',
    says: "'events[0].rollingUpdate.now' is no setting; nothing stands here",
  },
  {
    why: 'an event after the end',
    change: 'events: [{ atSeconds: 600, controllerRestart: {} }]',
    says: "'events[0].atSeconds' is 600, and the simulation ends at 600; put it before",
  },
  {
    why: 'a node that is not there',
    change: 'nodes: [{ count: 2, cpu: 4, memory: 8Gi }]\nevents: [{ atSeconds: 1, nodeLost: { node: 2 } }]',
    says: "'events[0].nodeLost.node' is 2; the nodes are 0 to 1",
  },
  {
    why: 'a negative rate',
    change: 'load: { open: { rate: { constant: -1 } } }',
    says: "'load.open.rate.constant' is -1; give 0 or more",
  },
  {
    why: 'a rate that goes below 0',
    change: 'load: { open: { rate: { sinusoid: { mean: 5, amplitude: 6, periodSeconds: 60 } } } }',
    says: "'load.open.rate.sinusoid.amplitude' is 6, above the mean of 5, so that values would be negative; give at most 5",
  },
  { why: 'no number', change: 'durationSeconds: .nan', says: "'durationSeconds' is NaN; give a finite number" },
  { why: 'no end', change: 'durationSeconds: .inf', says: "'durationSeconds' is Infinity; give a finite number" },
  {
    why: 'two loads',
    change: 'load: { open: { rate: { constant: 1 } }, closed: { users: { constant: 1 } } }',
    says: "'load' has open and closed; give one of open, closed",
  },
  {
    why: 'no profile',
    change: 'load: { open: { rate: {} } }',
    says: "'load.open.rate' has nothing; give one of constant, ramp, steps, spike, sinusoid, trace",
  },
  {
    why: 'a bare number for a profile',
    change: 'load: { open: { rate: 5 } }',
    says: "'load.open.rate' is 5; give a mapping",
  },
  {
    why: 'steps out of order',
    change: 'load: { open: { rate: { steps: [{ atSeconds: 10, value: 1 }, { atSeconds: 10, value: 2 }] } } }',
    says: "'load.open.rate.steps[1].atSeconds' is 10, not after the one before it (10); put them in the order of time",
  },
  {
    why: 'an empty distribution',
    change: 'service: { classes: [{ name: a, cpuSeconds: { uniform: { min: 2, max: 1 } } }] }',
    says: "'service.classes[0].cpuSeconds.uniform.min' is 2, above max of 1; lower it",
  },
  {
    why: 'a negative time',
    change: 'service: { classes: [{ name: a, cpuSeconds: -0.1 }] }',
    says: "'service.classes[0].cpuSeconds' is -0.1; give 0 or more",
  },
  { why: 'no class', change: 'service: { classes: [] }', says: "'service.classes' is empty; give at least one" },
  {
    why: 'a class twice',
    change: 'service: { classes: [{ name: a, cpuSeconds: 1 }, { name: a, cpuSeconds: 1 }] }',
    says: "'service.classes[1].name' is 'a' once more; give each class its own name",
  },
  {
    why: 'weights of 0',
    change: 'service: { classes: [{ name: a, cpuSeconds: 1, weight: 0 }, { name: b, cpuSeconds: 1, weight: 0 }] }',
    says: "'service.classes' have weights that are all 0; give at least one above 0",
  },
  {
    why: 'a probability above 1',
    change: 'service: { classes: [{ name: a, cpuSeconds: 1, failureProbability: 1.5 }] }',
    says: "'service.classes[0].failureProbability' is 1.5; give 1 or less",
  },
  {
    why: 'a quantity that is none',
    change: 'service: { classes: [{ name: a, cpuSeconds: 1 }], idleCpu: lots }',
    says: `'service.idleCpu' is "lots"; write it as 500m, 0.5 or 2Gi`,
  },
  {
    why: 'half a node',
    change: 'nodes: [{ count: 1.5, cpu: 1, memory: 1Gi }]',
    says: "'nodes[0].count' is 1.5; give a whole number",
  },
  { why: 'another version of the form', change: 'schemaVersion: 2', says: "'schemaVersion' is 2; use 1" },
  {
    why: 'a time that is none',
    change: 'startTime: yesterday',
    says: "'startTime' is 'yesterday'; write it as 2000-01-01T00:00:00Z",
  },
  {
    why: 'a version without quotes',
    change: 'controller: { kubernetesVersion: 1.33 }',
    says: "'controller.kubernetesVersion' is 1.33; give a text, in quotes",
  },
  {
    why: 'an unknown quantity of the model',
    change: 'metrics: { custom: { q: { of: queue } } }',
    says: `'metrics.custom.q.of' is "queue"; use requestsPerSecond, inFlight, queueLength, latencyP95Seconds, failureRatio, users`,
  },
  {
    why: 'an objective that promises nothing',
    change: 'slo: {}',
    says: "'slo' has nothing; give one of latencySeconds, failureRatio",
  },
])('fails for $why, with one message', ({ change, says }) => {
  const faults = faultsOf(change);
  expect(faults.length).toBe(1);
  expect(faults[0]).toContain(says);
});

test('fails with all faults at once, each with its place', () => {
  const parse = (): unknown =>
    parseScenario(
      { durationSeconds: -1, service: { classes: [{}] } },
      { placeOf: (pointer) => `s.yaml:${pointer.length}` },
    );
  expect(parse).toThrow(InvalidInput);
  expect(parse).toThrow(/schemaVersion' is missing[\s\S]*durationSeconds' is -1[\s\S]*classes\[0\]\.name' is missing/);
  expect(parse).toThrow(/'s\.yaml:5 load' is missing/);
});

test('fails for what is no scenario at all', () => {
  expect(() => parseScenario([])).toThrow("'scenario' is []; give a mapping");
  expect(() => parseScenario(undefined)).toThrow("'load' is missing");
});

test('the fields of an autoscaler are left to the API', () => {
  expect(faultsOf('events: [{ atSeconds: 1, autoscalerChange: { steps: [1, 2], maxReplicas: 5 } }]')).toEqual([]);
});
