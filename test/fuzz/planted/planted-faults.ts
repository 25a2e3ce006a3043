import { execFileSync } from 'node:child_process';
import type { FuzzInput } from '../fuzz-input';

/** What a planted driver prints, and its exit code. */
export interface Planted {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const SOUND: Planted = { code: 0, stdout: 'all is well\n', stderr: '' };
const KEPT: unknown[] = [];

/** Drivers with a fault each, by name, and one without. */
export const PLANTED: Readonly<Record<string, (input: FuzzInput) => Planted | Promise<Planted>>> = {
  sound: () => SOUND,
  refuses: () => ({ code: 2, stdout: '', stderr: "'a.yaml:1' is not YAML that can be read\n" }),
  'hangs-computing': () => {
    for (;;) {
      KEPT.length = 0;
    }
  },
  'hangs-waiting': () => new Promise(() => {}),
  'throws-later': async () => {
    setTimeout(() => {
      throw new Error('planted');
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return SOUND;
  },
  'rejects-unheard': async () => {
    Promise.reject(new Error('planted'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return SOUND;
  },
  'takes-memory': () => {
    KEPT.push(Buffer.alloc(400 * 1024 * 1024, 1));
    return SOUND;
  },
  'leaks-endlessly': () => {
    for (;;) {
      KEPT.push(new Array(100_000).fill(KEPT.length));
    }
  },
  'ends-the-process': () => process.exit(0),
  'exits-70': () => ({
    code: 70,
    stdout: '',
    stderr: 'internal error\n    at read (/x/lib/cli/read.ts:1:2)\n    at run (/x/lib/cli/run.ts:3:4)\n',
  }),
  'exits-65': () => ({ ...SOUND, code: 65 }),
  'says-nothing': () => ({ ...SOUND, stdout: '' }),
  'prints-escape': () => ({ ...SOUND, stdout: 'a\u001b[31mb\n' }),
  'prints-direction': () => ({ code: 1, stdout: '', stderr: 'a\u202eb\n' }),
  'prints-command': () => ({ ...SOUND, stdout: 'a\n::stop-commands::x\n' }),
  'prints-secret': ({ secrets }) => ({ ...SOUND, stdout: `token ${secrets[0]}\n` }),
  'refuses-without-name': () => ({ code: 2, stdout: '', stderr: 'that was wrong\n' }),
  'refuses-at-length': () => ({ code: 2, stdout: '', stderr: `'a' ${'is wrong '.repeat(2000)}\n` }),
  pollutes: () => {
    Object.assign(Object.prototype, { polluted: true });
    return SOUND;
  },
  'runs-commands': ({ files }) => {
    execFileSync('/bin/sh', ['-c', `exec ${String(files[1]?.content)}`]);
    return SOUND;
  },
  'throws-at-a-line': ({ files }) => {
    const isBad = Buffer.from(files[0]?.content ?? '')
      .toString()
      .split('\n')
      .includes('bad: [1]');
    return isBad ? { code: 70, stdout: '', stderr: 'x\n    at read (/x/lib/read.ts:1:2)\n' } : SOUND;
  },
};
