import { Readable, Writable } from 'node:stream';
import { run } from '../../../lib/cli/program';
import type { FuzzInput } from '../fuzz-input';
import type { Failure } from '../outcome';
import { commentAnswer } from './comment-answer';
import { type Answer, judge, type Output, type OutputForm } from './judge';
import { OUTSIDE_TEXT, type Sandbox } from './sandbox';
import { sideEffects } from './side-effects';
import { yamlAnswer } from './yaml-answer';

const FORMS = new Map<string, OutputForm>(
  Object.entries({
    md: 'markdown',
    markdown: 'markdown',
    json: 'json',
    sarif: 'json',
    jsonl: 'jsonl',
    html: 'html',
    svg: 'html',
    xml: 'xml',
    junit: 'xml',
    csv: 'csv',
    yaml: 'yaml',
    github: 'github',
  }),
);
/** Runs an input in the sandbox, and returns the exit code with what is wrong. */
export async function runInput(
  input: FuzzInput,
  sandbox: Sandbox,
): Promise<{ readonly code: number; readonly failures: readonly Failure[]; readonly outputs: readonly Output[] }> {
  process.chdir(sandbox.folder);
  sandbox.lay(input);
  const answer = await answerTo(input, sandbox);
  return { code: answer.code, failures: [...judge(answer), ...sideEffects(sandbox)], outputs: answer.outputs };
}

function answerTo(input: FuzzInput, sandbox: Sandbox): Promise<Answer> | Answer {
  switch (input.target) {
    case 'yaml':
      return yamlAnswer(input);
    case 'comment':
      return commentAnswer(input);
    default:
      return programAnswer(input, sandbox);
  }
}

async function programAnswer(input: FuzzInput, sandbox: Sandbox): Promise<Answer> {
  const { args, stdin, secrets } = input;
  const [stdout, stderr] = [new Kept(), new Kept()];
  const code = await run(
    args.map((each) => each.replaceAll('\0', '')),
    { stdin: Readable.from([stdin]), stdout, stderr },
    '0.0.0',
  );
  const files = [...sandbox.leftBehind(input)].map(
    ([name, text]): Output => ({ name, text, form: formOfFile(name, args) }),
  );
  const outputs: Output[] = [
    { name: 'stdout', form: formOf(args), text: stdout.text },
    { name: 'stderr', form: 'text', text: stderr.text },
    ...files,
  ];
  return {
    code,
    outputs,
    isDiscarded: args.some((each) => each.includes('/dev/')),
    secrets: [...secrets, OUTSIDE_TEXT],
  };
}

/** Returns the form of standard output that the arguments ask for. */
function formOf(args: readonly string[]): OutputForm {
  const usual = args[0] === 'replay' ? 'jsonl' : 'text';
  return FORMS.get(formatOf(args) ?? usual) ?? 'text';
}

function formatOf(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((each) => each === '--format' || each.startsWith('--format='));
  return at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
}

/** Files are in the form of their endings, unless a form is asked for; those of `simulate` always are. */
function formOfFile(name: string, args: readonly string[]): OutputForm {
  const ending = name.split('.').at(-1) ?? '';
  if (args[args.indexOf('--record') + 1] === name && args.includes('--record')) {
    return 'jsonl';
  }
  const isAsked =
    ending !== 'jsonl' && (args[0] === 'simulate' || (args[0] === 'review' && formatOf(args) !== undefined));
  return isAsked ? formOf(args) : (FORMS.get(ending) ?? 'text');
}

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  private readonly chunks: Buffer[] = [];

  public get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  public override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
}
