import { readFileSync } from 'node:fs';
import { Random } from '../../oracle/random';
import { judge } from '../execute/judge';
import { Sandbox } from '../execute/sandbox';
import { serve } from '../execute/serve';
import { sideEffects } from '../execute/side-effects';
import type { FuzzInput } from '../fuzz-input';
import { seedOf } from '../seed-of';
import { PLANTED } from './planted-faults';

// A process that runs a driver with a planted fault: `planted-child.js NAME SEED`.
const [name = '', seed = ''] = process.argv.slice(2);
const sandbox = new Sandbox();
process.on('exit', () => sandbox.remove());

function make(index: number): FuzzInput {
  const random = new Random(seedOf(name, Number(seed), index));
  const lines = Array.from({ length: 200 }, (_, line) =>
    line === 77 ? 'bad: [1]' : `line${line}: ${random.int(0, 9)}`,
  );
  const files = [
    { path: 'a.yaml', content: lines.join('\n') },
    { path: 'run.sh', content: 'touch @CANARY@' },
  ];
  return { target: 'planted', args: ['planted', '--flag'], files, stdin: '', secrets: ['s3cret-text'] };
}

serve({
  make,
  async run(input) {
    sandbox.lay(input);
    // The program is given what is laid out, where the canary's place stands.
    const files = input.files.map((file) => ({ ...file, content: readFileSync(`${sandbox.folder}/${file.path}`) }));
    const planted = await PLANTED[name]?.({ ...input, files });
    const { code, stdout, stderr } = planted ?? { code: 70, stdout: '', stderr: '' };
    const outputs = [
      { name: 'stdout', form: 'text' as const, text: stdout },
      { name: 'stderr', form: 'text' as const, text: stderr },
    ];
    const failures = judge({ code, outputs, isDiscarded: false, secrets: input.secrets });
    return { code, failures: [...failures, ...sideEffects(sandbox)] };
  },
});
