import { App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { InferenceService, Metric } from 'cdk8s-inference';
import { Cpu } from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'ranker', { namespace: 'ranking' });
const path = '/healthz';

const ranker = new InferenceService(chart, 'Ranker', {
  name: 'ranker',
  image: 'registry.example.com/ranker:2.0.0',
  resources: {
    cpu: { request: Cpu.units(2), limit: Cpu.units(2) },
    memory: { request: Size.gibibytes(4), limit: Size.gibibytes(4) },
  },
  probes: { startup: { path, deadline: Duration.minutes(10) }, readiness: { path }, liveness: { path } },
  autoscaler: {
    minReplicas: 3,
    maxReplicas: 30,
    // The container is named after the service. What the proxy beside it uses or requests does not count.
    metrics: [Metric.containerCpuUtilization('ranker', 70)],
  },
});

// The sidecar: a construct's `apiObject` takes every patch that cdk8s knows.
ranker.deployment.apiObject.addJsonPatch(
  JsonPatch.add('/spec/template/spec/containers/-', {
    name: 'proxy',
    image: 'envoyproxy/envoy:distroless-v1.35.3',
    resources: { requests: { cpu: '500m', memory: '128Mi' }, limits: { memory: '128Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
  }),
);

app.synth();
