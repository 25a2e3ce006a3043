import { App, Chart, Duration, Size } from 'cdk8s';
import { InferenceService, UNLIMITED } from 'cdk8s-inference';
import { Cpu } from 'cdk8s-plus-28';

const app = new App();
const path = '/healthz';
const memory = { request: Size.gibibytes(2), limit: Size.gibibytes(2) };
new InferenceService(new Chart(app, 'classifier'), 'Classifier', {
  name: 'classifier',
  image: 'registry.example.com/classifier:1.4.2',
  resources: { cpu: { request: Cpu.units(1), limit: UNLIMITED }, memory },
  probes: { startup: { path, deadline: Duration.minutes(5) }, readiness: { path }, liveness: { path } },
  autoscaler: { minReplicas: 2, maxReplicas: 10 },
});
app.synth();
