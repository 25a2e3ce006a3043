import { decodeText } from '../../../lib/files/decode-text';
import { readYaml } from '../../../lib/manifests/read-yaml';
import { InvalidInput } from '../../../lib/values/invalid-input';
import type { FuzzInput } from '../fuzz-input';
import type { Answer } from './judge';

/** Returns what the YAML reader makes of an input's file, and finds a line in each document. */
export function yamlAnswer({ files, secrets }: FuzzInput): Answer {
  const answer = (code: number, stdout: string, stderr: string): Answer => ({
    code,
    outputs: [
      { name: 'stdout', form: 'text', text: stdout },
      { name: 'stderr', form: 'text', text: stderr },
    ],
    isDiscarded: false,
    secrets,
  });
  try {
    const text = decodeText(Buffer.from(files[0]?.content ?? ''), 'a.yaml');
    const documents = readYaml(text, 'a.yaml');
    const lines = documents.map((document) => document.lineOf('/metadata/name'));
    return answer(0, `${documents.length} ${lines.join()}\n`, '');
  } catch (error) {
    if (error instanceof InvalidInput) {
      return answer(2, '', error.message);
    }
    return answer(70, '', error instanceof Error ? (error.stack ?? '') : String(error));
  }
}
