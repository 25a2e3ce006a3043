import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { runSynthesis, synthesize } from '../lib/charts/synthesis';
import { InferenceAutoscaler } from '../lib/constructs/inference-autoscaler';
import { InferenceDeployment } from '../lib/constructs/inference-deployment';
import { Metric } from '../lib/constructs/metric';
import { StableService } from '../lib/constructs/stable-service';

/** Where the services are written below the working folder's `dist/`. */
const FOLDER = 'services';
function makeServices(app: App, count: number): void {
  for (let index = 0; index < count; index += 1) {
    new ServiceChart(app, `service-${index}`);
  }
}

class ServiceChart extends Chart {
  public constructor(app: App, name: string) {
    super(app, name);
    const path = '/healthz';
    const deployment = new InferenceDeployment(this, 'Deployment', {
      name,
      image: 'inference:1.0.0',
      resources: {
        cpu: { request: Cpu.units(1), limit: Cpu.units(1) },
        memory: { request: Size.gibibytes(2), limit: Size.gibibytes(2) },
      },
      probes: { startup: { path, deadline: Duration.minutes(5) }, readiness: { path }, liveness: { path } },
      waitFor: { endpoints: [{ host: 'kafka', port: 9092 }] },
    });
    const { selector, port } = deployment;
    new StableService(this, 'Service', { name, selector, ports: [{ name: 'http', port }] });
    new InferenceAutoscaler(this, 'Autoscaler', {
      target: deployment,
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [Metric.cpuUtilization(70)],
    });
  }
}

const [count = '1', writer = 'ours'] = process.argv.slice(2);

/** Many services, a chart each: `node many-services.js COUNT [ours|cdk8s]`, the second with `App.synth`. */
runSynthesis(() => {
  if (writer === 'ours') {
    return synthesize({ [FOLDER]: (app) => makeServices(app, Number(count)) });
  }
  const app = new App({ outdir: `dist/${FOLDER}` });
  makeServices(app, Number(count));
  app.synth();
  return [];
});
