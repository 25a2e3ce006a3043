import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { MetricsServer, type MetricsServerProps } from '../../lib/constructs/metrics-server';
import { UNLIMITED } from '../../lib/constructs/resources';
import { type Manifest, only, synthConstruct } from '../support/synth-construct';

const server = (props?: MetricsServerProps): Manifest[] =>
  synthConstruct((chart) => new MetricsServer(chart, 'MetricsServer', props));
const container = (props?: MetricsServerProps): Manifest =>
  only(server(props), 'Deployment').spec.template.spec.containers[0];

test('the default manifest', () => {
  expect(server()).toMatchSnapshot();
});

describe('metrics-server', () => {
  test('is nine objects, those of the release', () => {
    expect(
      server()
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
        .sort(),
    ).toEqual([
      'APIService v1beta1.metrics.k8s.io',
      'ClusterRole system:aggregated-metrics-reader',
      'ClusterRole system:metrics-server',
      'ClusterRoleBinding metrics-server:system:auth-delegator',
      'ClusterRoleBinding system:metrics-server',
      'Deployment metrics-server',
      'RoleBinding metrics-server-auth-reader',
      'Service metrics-server',
      'ServiceAccount metrics-server',
    ]);
  });

  test('verifies kubelets unless told otherwise', () => {
    expect(container().args).not.toContain('--kubelet-insecure-tls');
    const { args } = container({ kubeletInsecureTls: true });
    expect(args.filter((each: string) => each === '--kubelet-insecure-tls')).toHaveLength(1);
  });

  test('lives in kube-system whatever the chart, and what belongs to the cluster has no namespace', () => {
    for (const { kind, metadata } of server()) {
      const isClusterWide = /^(ClusterRole|ClusterRoleBinding|APIService)$/.test(kind);
      expect([kind, metadata.namespace]).toEqual([kind, isClusterWide ? undefined : 'kube-system']);
    }
  });

  test('in another namespace keeps its right to authenticate requests in kube-system, as in the upstream chart', () => {
    const moved = server({ namespace: 'monitoring' });
    const places = moved.map(({ kind, metadata }) => [kind, metadata.namespace]);
    expect(Object.fromEntries(places)).toEqual({
      APIService: undefined,
      ClusterRole: undefined,
      ClusterRoleBinding: undefined,
      Deployment: 'monitoring',
      RoleBinding: 'kube-system',
      Service: 'monitoring',
      ServiceAccount: 'monitoring',
    });
    expect(only(moved, 'APIService').spec.service).toEqual({ name: 'metrics-server', namespace: 'monitoring' });
    const bindings = moved.filter(({ kind }) => kind.endsWith('RoleBinding'));
    expect(bindings.map(({ subjects }) => subjects)).toEqual(
      bindings.map(() => [{ kind: 'ServiceAccount', name: 'metrics-server', namespace: 'monitoring' }]),
    );
    expect(bindings).toHaveLength(3);
  });

  test('in another namespace differs from itself in that one word', () => {
    const text = (namespace: string): string => JSON.stringify(server({ namespace }));
    // Two objects name a namespace that does not move with it: the binding, and nothing else.
    const binding = '"name":"metrics-server-auth-reader","namespace":"kube-system"';
    const rest = (namespace: string): string => text(namespace).replace(binding, '').replaceAll(namespace, 'here');
    expect(rest('monitoring')).toBe(rest('kube-system'));
  });

  test('fails for a namespace that cannot be one', () => {
    expect(() => server({ namespace: 'Monitoring' })).toThrow("'namespace' is 'Monitoring'");
  });

  test("has the release's image, resources and resolution unless said otherwise", () => {
    expect(container()).toMatchObject({
      image: 'registry.k8s.io/metrics-server/metrics-server:v0.9.0',
      resources: { requests: { cpu: '100m', memory: '200Mi' } },
    });
    expect(container().args).toContain('--metric-resolution=15s');
    expect(container().resources).not.toHaveProperty('limits');
    const other = container({
      image: 'metrics-server:local',
      resolution: Duration.seconds(30),
      resources: {
        cpu: { request: Cpu.millis(50), limit: UNLIMITED },
        memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
      },
    });
    expect(other).toMatchObject({ image: 'metrics-server:local', resources: { limits: { memory: '128Mi' } } });
    expect(other.args).toContain('--metric-resolution=30s');
  });

  test('fails on a resolution below the 10 s that it can do', () => {
    expect(() => server({ resolution: Duration.seconds(9) })).toThrow(
      "'resolution' is 9; give a whole number from 10 to 3600",
    );
  });
});
