import { overrideScenario } from '../../lib/settings/scenario-overrides';

const SCENARIO = {
  durationSeconds: 600,
  load: { closed: { users: { constant: 10 } } },
  service: {
    classes: [
      { name: '/predict', cpuSeconds: 0.01 },
      { name: '/v1.0', cpuSeconds: 0.02 },
    ],
  },
  events: [{ atSeconds: 5, rollingUpdate: {} }],
};

const put = (...settings: string[]): ReturnType<typeof overrideScenario> => overrideScenario(SCENARIO, settings);

test.each([
  {
    why: 'a number',
    setting: 'load.closed.users.constant=200',
    at: ['load', 'closed', 'users', 'constant'],
    value: 200,
  },
  {
    why: 'a text that looks like a number',
    setting: 'controller.kubernetesVersion=1.30',
    at: ['controller', 'kubernetesVersion'],
    value: '1.30',
  },
  { why: 'true', setting: 'service.drainsOnTerm=false', at: ['service', 'drainsOnTerm'], value: false },
  { why: 'a quantity', setting: 'service.idleCpu=50m', at: ['service', 'idleCpu'], value: '50m' },
  { why: 'a bare quantity', setting: 'service.idleCpu=2', at: ['service', 'idleCpu'], value: 2 },
  {
    why: 'an item by its place',
    setting: 'service.classes.1.cpuSeconds=0.5',
    at: ['service', 'classes', 1, 'cpuSeconds'],
    value: 0.5,
  },
  {
    why: 'an item in brackets',
    setting: 'service.classes[1].cpuSeconds=0.5',
    at: ['service', 'classes', 1, 'cpuSeconds'],
    value: 0.5,
  },
  {
    why: 'an item by its name',
    setting: 'service.classes./predict.cpuSeconds=0.5',
    at: ['service', 'classes', 0, 'cpuSeconds'],
    value: 0.5,
  },
  {
    why: 'an item by a name with a dot',
    setting: 'service.classes[/v1.0].cpuSeconds=0.5',
    at: ['service', 'classes', 1, 'cpuSeconds'],
    value: 0.5,
  },
  { why: 'a new item', setting: 'nodes.0.count=3', at: ['nodes', 0, 'count'], value: 3 },
  { why: 'a whole list', setting: 'events=[]', at: ['events'], value: [] },
  { why: 'a mapping in YAML', setting: 'slo={ latencySeconds: 0.2 }', at: ['slo', 'latencySeconds'], value: 0.2 },
  {
    why: 'a file of a trace',
    setting: 'load.closed.users.trace.csv=day.csv',
    at: ['load', 'closed', 'users', 'trace', 'csv'],
    value: 'day.csv',
  },
  {
    why: 'a point of a trace',
    setting: 'load.closed.users.trace.0.value=7',
    at: ['load', 'closed', 'users', 'trace', 0, 'value'],
    value: 7,
  },
  {
    why: 'a distribution in the place of a number',
    setting: 'service.classes.0.cpuSeconds.exponential.mean=2',
    at: ['service', 'classes', 0, 'cpuSeconds', 'exponential', 'mean'],
    value: 2,
  },
  {
    why: 'a gate of any name',
    setting: 'controller.featureGates.HPAScaleToZero=true',
    at: ['controller', 'featureGates', 'HPAScaleToZero'],
    value: true,
  },
  { why: 'a value with an equals sign', setting: 'title=a=b', at: ['title'], value: 'a=b' },
])('sets $why', ({ setting, at, value }) => {
  const result = put(setting);
  expect(result.faults).toEqual([]);
  expect(at.reduce<unknown>((here, key) => (here as Record<string | number, unknown>)[key], result.value)).toEqual(
    value,
  );
});

test('the new one of several alternatives replaces the old one, and what belongs to both stays', () => {
  expect(put('load.closed.users.ramp.to=9', 'load.closed.users.ramp.from=0').value).toMatchObject({
    load: { closed: { users: { ramp: { from: 0, to: 9 } } } },
  });
  expect(put('load.open.rate.constant=3').value).toHaveProperty('load', { open: { rate: { constant: 3 } } });
  expect(put('events.0.apply.replicas=1').value).toHaveProperty('events', [{ atSeconds: 5, apply: { replicas: 1 } }]);
});

test('the scenario that was given stays as it is, and pointers tell what was set', () => {
  const before = JSON.stringify(SCENARIO);
  expect(put('durationSeconds=5', 'service.classes[/predict].memory=1Mi').pointers).toEqual([
    '/durationSeconds',
    '/service/classes/0/memory',
  ]);
  expect(JSON.stringify(SCENARIO)).toBe(before);
});

test.each([
  { setting: 'durationSeconds', says: ['--set', "is 'durationSeconds'; write it as KEY=VALUE"] },
  { setting: '=5', says: ['--set', "is '=5'; write it as KEY=VALUE"] },
  { setting: 'events.4.atSeconds=5', says: ['--set events.4.atSeconds', 'names item 4 of a list of 1; give 0 to 1'] },
  {
    setting: 'service.classes.predict.cpuSeconds=5',
    says: [
      '--set service.classes.predict.cpuSeconds',
      "names 'predict', which no item is called; give one of /predict, /v1.0, or its place",
    ],
  },
])('fails for $setting', ({ setting, says }) => {
  expect(put(setting).faults.map(({ at, message }) => [at, message])).toEqual([says]);
});

test('no key reaches what objects inherit', () => {
  const { value } = put('__proto__.polluted=1', 'constructor.prototype.polluted=1');
  expect(Object.getPrototypeOf(value)).not.toHaveProperty('polluted');
  expect(Object.keys(value as object)).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
});
