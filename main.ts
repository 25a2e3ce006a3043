import { KafkaChart } from './lib/charts/kafka-chart';
import { LoadTestChart } from './lib/charts/load-test-chart';
import { LocalInferenceChart } from './lib/charts/local-inference-chart';
import { MetricsServerChart } from './lib/charts/metrics-server-chart';
import { MetricsServerPatchChart } from './lib/charts/metrics-server-patch-chart';
import { NamespaceChart } from './lib/charts/namespace-chart';
import { ProductionInferenceChart } from './lib/charts/production-inference-chart';
import { type ChartMaker, runSynthesis, synthesize } from './lib/charts/synthesis';
import { readCheckSettings } from './lib/cli/read-check-settings';
import { validateOnSynth } from './lib/rules/synth-validation';
import { acknowledge } from './lib/rules/synth-waiver';
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
        acknowledged(new LocalInferenceChart(app, 'inference', local)),
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

  /** Refuses what would not scale before anything is written; what is only doubtful is told. */
  const validated =
    (environment: string, make: ChartMaker): ChartMaker =>
    (app) => {
      validateOnSynth(app, {
        settings: readCheckSettings(undefined, environment),
        today: new Date().toISOString().slice(0, 10),
        warn: (line) => process.stderr.write(`${line}\n`),
      });
      return make(app);
    };

  return synthesize(
    Object.fromEntries(
      environments.flatMap((name) =>
        Object.entries(stacks[name]).map(([folder, make]) => [folder, validated(name, make)]),
      ),
    ),
  );
});

/** The local stack is the reference's: what it leaves open there is known, and closed in production. */
function acknowledged(chart: LocalInferenceChart): LocalInferenceChart {
  acknowledge(chart, 'drain-before-stop', { reason: 'as in the reference run; a local scale-down may fail requests' });
  acknowledge(chart, 'image-pinned', { reason: 'built on the machine that runs it' });
  acknowledge(chart, 'pull-policy-fits-tag', { reason: 'built on the one node that runs it, and pulled from nowhere' });
  acknowledge(chart, 'max-replicas-fit-cluster', {
    reason: "the reference's bounds; one node does not reach the maximum",
  });
  return chart;
}
