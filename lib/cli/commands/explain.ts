import { Option } from 'commander';
import type { Manifest } from '../../manifests/manifest';
import { type NamedOutlook, renderOutlooks } from '../../report/outlook-text';
import { controllerFlags } from '../../simulator/autoscaler/kubernetes-version';
import { outlookOf } from '../../simulator/autoscaler/outlook';
import { validSpec } from '../../simulator/autoscaler/spec-validation';
import { jsonText } from '../../text/json-text';
import { InvalidInput } from '../../values/invalid-input';
import type { CommandDefinition } from '../command';
import { readManifests } from '../read-manifests';

interface ExplainFlags {
  readonly kubernetes?: string;
  readonly format: 'json' | 'text';
}

/** Adds `explain`: where each autoscaler of manifests really scales, and how fast it can. */
export const explain: CommandDefinition = (program, terminal) => {
  program
    .command('explain')
    .description('print where each autoscaler really scales, and how fast it can')
    .argument('<path...>', 'manifests: files, folders, or - for standard input')
    .option('--kubernetes <version>', 'the version of the controller, from 1.28 to 1.37')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(async (paths: string[], { kubernetes, format }: ExplainFlags) => {
      const manifests = await readManifests(paths, terminal.stdin, (text) => terminal.stderr.write(`${text}\n`));
      const autoscalers = manifests.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
      if (autoscalers.length === 0) {
        throw InvalidInput.of('NOT_FOUND', paths.join(' '), 'holds no HorizontalPodAutoscaler; name other paths');
      }
      const outlooks = autoscalers.map((manifest) => explainOne(manifest, kubernetes));
      terminal.stdout.write(format === 'json' ? jsonOf(outlooks) : renderOutlooks(outlooks));
    });
};

function explainOne(manifest: Manifest, kubernetesVersion: string | undefined): NamedOutlook {
  const { apiVersion, data, name, namespace, source } = manifest;
  const at = `${source.file}:${source.line}`;
  if (apiVersion !== 'autoscaling/v2') {
    throw InvalidInput.of('OUT_OF_RANGE', at, `has apiVersion '${apiVersion}'; write it in autoscaling/v2`);
  }
  const settings = kubernetesVersion === undefined ? {} : { kubernetesVersion };
  const spec = validSpec(data.spec, { flags: controllerFlags(kubernetesVersion) }, `${at} spec`);
  const title = namespace === undefined || namespace === '' ? name : `${namespace}/${name}`;
  return { title, source: at, outlook: outlookOf(spec, settings) };
}

function jsonOf(autoscalers: readonly NamedOutlook[]): string {
  return `${jsonText({ schemaVersion: 1, autoscalers })}\n`;
}
