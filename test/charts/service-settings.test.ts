import { App } from 'cdk8s';
import { LoadTestChart } from '../../lib/charts/load-test-chart';
import { LocalInferenceChart } from '../../lib/charts/local-inference-chart';
import { ProductionInferenceChart } from '../../lib/charts/production-inference-chart';
import { environmentSettings } from '../../lib/settings/environment-settings';
import { type Manifest, only } from '../support/synth-construct';

function local(given: object): Manifest[] {
  return new LocalInferenceChart(new App(), 'inference', environmentSettings({ local: given }).local).toJson();
}
function production(given: object): Manifest[] {
  const { production: settings } = environmentSettings({ production: given });
  return new ProductionInferenceChart(new App(), 'inference', settings).toJson();
}

describe('the inference service', () => {
  test('waits for what the settings name, or for nothing', () => {
    const pod = (given: object): Manifest => only(local(given), 'Deployment').spec.template.spec;
    expect(pod({ waitForEndpoints: ['a:1', 'b:2'], waitDeadlineSeconds: 7 }).initContainers[0].args).toEqual([
      '7',
      'a',
      '1',
      'b',
      '2',
    ]);
    expect(pod({ waitForEndpoints: [] })).not.toHaveProperty('initContainers');
  });

  test('may call the ports that it waits for, and nothing when it waits for nothing', () => {
    const egress = (given: object): Manifest[] => only(production(given), 'NetworkPolicy').spec.egress;
    expect(egress({ waitForEndpoints: ['kafka:9092', 'other:9092', 'third:1'] }).at(-1)?.ports).toEqual([
      { protocol: 'TCP', port: 9092 },
      { protocol: 'TCP', port: 1 },
    ]);
    expect(egress({ waitForEndpoints: [] })).toEqual(egress({}).slice(0, -1));
  });

  test("Locust's page is at a port of the nodes, or inside the cluster only", () => {
    const web = (given: object): Manifest => {
      const chart = new LoadTestChart(new App(), 'load-test', environmentSettings({ local: given }).local);
      return chart.toJson().find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'locust-web').spec;
    };
    expect(web({ locustNodePort: 30_090 })).toMatchObject({ type: 'NodePort', ports: [{ nodePort: 30_090 }] });
    const inside = web({ locustNodePort: 'none' });
    expect(inside.type).toBe('ClusterIP');
    expect(inside.ports[0]).not.toHaveProperty('nodePort');
  });

  test('has the sizes of the settings, memory to the kibibyte', () => {
    const [server] = only(
      local({ cpuRequest: '0.1', cpuLimit: 'unlimited', memoryRequest: '100M', memoryLimit: '1Gi' }),
      'Deployment',
    ).spec.template.spec.containers;
    expect(server.resources).toEqual({
      requests: { cpu: '100m', memory: '97657Ki' },
      limits: { memory: '1Gi' },
    });
  });
});
