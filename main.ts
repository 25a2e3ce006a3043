import { KafkaChart } from './lib/charts/kafka-chart';
import { LoadTestChart } from './lib/charts/load-test-chart';
import { LocalInferenceChart } from './lib/charts/local-inference-chart';
import { MetricsServerChart } from './lib/charts/metrics-server-chart';
import { MetricsServerPatchChart } from './lib/charts/metrics-server-patch-chart';
import { NamespaceChart } from './lib/charts/namespace-chart';
import { ProductionInferenceChart } from './lib/charts/production-inference-chart';
import { type ChartMaker, runSynthesis, synthesize } from './lib/charts/synthesis';
import { readSynthRequest } from './lib/settings/synth-request';

runSynthesis(() => {
  const { settings, environments } = readSynthRequest(process.argv.slice(2), process.env);
  const { local, production } = settings;

  /** The Apps by the environment that they belong to: each is a folder of `dist/`, its charts in apply order. */
  const stacks: Record<(typeof environments)[number], Record<string, ChartMaker>> = {
    local: {
      local: (app) => [
        ...(local.namespace === 'default' ? [] : [new NamespaceChart(app, 'namespace', local)]),
        new MetricsServerChart(app, 'metrics-server', { image: local.metricsServerImage, kubeletInsecureTls: true }),
        new KafkaChart(app, 'kafka', local),
        new LocalInferenceChart(app, 'inference', local),
        new LoadTestChart(app, 'load-test', local),
      ],
      'metrics-server-patch': (app) => [new MetricsServerPatchChart(app, 'metrics-server-patch')],
    },
    production: {
      production: (app) => [
        new NamespaceChart(app, 'namespace', production),
        new ProductionInferenceChart(app, 'inference', production),
      ],
    },
  };

  return synthesize(Object.assign({}, ...environments.map((name) => stacks[name])));
});
