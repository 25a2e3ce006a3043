import { itemsAt, textAt } from '../../manifests/field-at';
import { redactedBeginning } from '../../values/redaction/redact-text';
import type { PhaseContext } from './phase-context';

const TAIL = 400;
const MOST_LINES = 10;
const MOST_CHARACTERS = 2000;
const TELLING = /error|exception|traceback|panic|fatal|\b5\d\d\b/i;

/** Writes down log lines of the pods, and exceptions of the load's users, that show why requests failed. */
export async function gatherEvidence(context: PhaseContext): Promise<void> {
  const { cluster, load, log, plan, subjects } = context;
  try {
    for (const { message, count } of (await load.exceptions()).slice(0, MOST_LINES)) {
      log.write({ kind: 'Evidence', source: `load generator, ${count} times`, text: shortened(message) });
    }
  } catch (error) {
    log.fault('loadGenerator', "the load generator's exceptions cannot be read", error);
  }
  try {
    const pods = itemsAt(await cluster.read(subjects.paths.pods), 'items').map(({ fields }) => fields);
    for (const pod of pods.slice(0, 3)) {
      const name = textAt(pod, 'metadata', 'name') ?? '';
      const container = textAt(itemsAt(pod, 'spec', 'containers')[0]?.fields, 'name') ?? '';
      const path = `/api/v1/namespaces/${plan.namespace}/pods/${name}/log?container=${container}&tailLines=${TAIL}`;
      const { status, text } = await cluster.get(path);
      const lines = status === 200 ? text.split('\n').filter((line) => TELLING.test(line)) : [];
      for (const line of lines.slice(-MOST_LINES)) {
        log.write({ kind: 'Evidence', source: `log of pod ${name}`, text: shortened(line) });
      }
    }
  } catch (error) {
    log.fault('cluster', "the pods' logs cannot be read", error);
  }
}

function shortened(text: string): string {
  return redactedBeginning(text, MOST_CHARACTERS);
}
