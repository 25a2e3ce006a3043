import { join } from 'node:path';
import { Random } from '../oracle/random';
import { DRIVERS } from './driver-list';
import { runInput } from './execute/run-input';
import { Sandbox } from './execute/sandbox';
import { serve } from './execute/serve';
import { commandOptions } from './generate/command-line';
import { Corpus } from './generate/corpus';
import { seedOf } from './seed-of';

// A process that makes and runs the inputs of one driver: `fuzz-child.js DRIVER SEED ROOT`.
const [name = '', seed = '', root = ''] = process.argv.slice(2);
const sandbox = new Sandbox();
process.on('exit', () => sandbox.remove());
Object.assign(process.env, {
  KUBECONFIG: join(sandbox.folder, 'kubeconfig'),
  HOME: sandbox.folder,
  GIT_CONFIG_NOSYSTEM: '1',
});
for (const variable of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) {
  delete process.env[variable];
}

commandOptions().then((options) => {
  const make = DRIVERS.get(name);
  if (make === undefined) {
    throw new Error(`there is no driver '${name}'`);
  }
  const driver = make({ corpus: new Corpus(root), options });
  serve({
    make: (index) => driver.make(new Random(seedOf(name, Number(seed), index))),
    run: async (input, isPrinted) => {
      const result = await runInput(input, sandbox);
      if (isPrinted) {
        process.stdout.write(result.outputs.map(({ name: output, text }) => `== ${output}\n${text}\n`).join(''));
      }
      return result;
    },
  });
});
