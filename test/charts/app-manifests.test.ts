import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import { appManifests } from '../../lib/charts/app-manifests';
import { manifestYaml } from '../../lib/charts/manifest-yaml';
import { InvalidInput } from '../../lib/values/invalid-input';

function configMap(chart: Chart, id: string, data: Record<string, unknown> = {}): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data });
}

/** Returns the texts that cdk8s itself writes, in the order of its files. */
function synthesizedByCdk8s(build: (app: App) => void): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'manifests-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    return readdirSync(outdir)
      .sort()
      .map((file) => readFileSync(join(outdir, file), 'utf8'));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test.each<{ why: string; build: (app: App) => void }>([
  {
    why: 'charts that stand on their own',
    build: (app) => {
      for (const id of ['a', 'b']) {
        const chart = new Chart(app, id, { labels: { chart: id } });
        configMap(chart, `${id}-one`, { lazy: Lazy.any({ produce: () => 'late' }), z: '1', a: undefined });
        configMap(chart, `${id}-two`);
      }
    },
  },
  {
    why: 'charts that depend on each other',
    build: (app) => {
      const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
      configMap(first, 'one');
      configMap(second, 'two');
      first.addDependency(second);
    },
  },
  {
    why: 'objects that depend on each other',
    build: (app) => {
      const chart = new Chart(app, 'chart');
      const one = configMap(chart, 'one');
      one.addDependency(configMap(chart, 'two'));
    },
  },
  {
    why: 'constructs that depend on those of another chart',
    build: (app) => {
      const one = configMap(new Chart(app, 'first'), 'one');
      one.addDependency(configMap(new Chart(app, 'second'), 'two'));
    },
  },
  {
    why: 'a chart within a chart',
    build: (app) => {
      const outer = new Chart(app, 'outer');
      configMap(outer, 'one');
      configMap(new Chart(outer, 'inner'), 'two');
    },
  },
])('returns what cdk8s writes, for $why', ({ build }) => {
  const app = new App();
  build(app);
  expect(appManifests(app).map(({ manifests }) => manifestYaml(manifests))).toEqual(synthesizedByCdk8s(build));
});

test('fails with every validation that a construct of any chart fails, each run once', () => {
  const app = new App();
  const validate = jest.fn(() => ['is too short', 'is too old']);
  configMap(new Chart(app, 'first'), 'one').node.addValidation({ validate });
  configMap(new Chart(app, 'second'), 'two').node.addValidation({ validate: () => ['is too wide'] });
  const faults = [
    { code: 'CONFLICT', at: 'first/one', message: 'is too short' },
    { code: 'CONFLICT', at: 'first/one', message: 'is too old' },
    { code: 'CONFLICT', at: 'second/two', message: 'is too wide' },
  ];
  expect(() => appManifests(app)).toThrow(expect.objectContaining({ faults }));
  expect(() => appManifests(app)).toThrow(InvalidInput);
  expect(validate).toHaveBeenCalledTimes(2);
});
