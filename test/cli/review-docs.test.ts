import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { parse } from 'yaml';
import { createProgram } from '../../lib/cli/program';
import { TerminalSink } from '../../lib/cli/terminal-sink';
import { parseIgnoreRules } from '../../lib/review/ignore-rule';
import { IMPACT_CLASSES } from '../../lib/review/impact';

const ROOT = resolve(__dirname, '../..');
const EXAMPLES = ['examples/workflows/review.yml', 'examples/workflows/synthesize-and-review.yml'];
const page = readFileSync(join(ROOT, 'docs/review.md'), 'utf8');
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** Returns the first cells of the tables under a heading, code marks taken off. */
function firstCells(heading: string): string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  const rows = [...text.matchAll(/^\| (?<cell>`.*?) \|/gm)].map(({ groups }) => groups?.cell ?? '');
  return rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
}

test('the page has every class, worst first', () => {
  expect(firstCells('Classes')).toEqual([...IMPACT_CLASSES]);
});

test('the page has every option of the command', async () => {
  const sink = TerminalSink.to(new PassThrough());
  const terminal = { stdin: Readable.from([]), stdout: sink, stderr: sink, exitWith: () => undefined };
  const program = await createProgram(terminal, '0.0.0');
  const command = program.commands.find((each) => each.name() === 'review');
  const options = command?.options.map(({ long }) => long).filter((long) => long !== '--since');
  expect(
    firstCells('Options')
      .map((text) => text.split(' ')[0])
      .sort(),
  ).toEqual(options?.sort());
});

test('the page has every input and output of the action', () => {
  expect(firstCells('GitHub').sort()).toEqual(expect.arrayContaining(Object.keys(action.inputs).sort()));
  for (const output of Object.keys(action.outputs)) {
    expect(page).toContain(`\`${output}\``);
  }
});

test('what the page shows is what the parsers take', () => {
  const [, ignore = ''] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
  expect(parseIgnoreRules(ignore, 'page')).toHaveLength(3);
  const shown = [...page.matchAll(/```yml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const [committed = '', synthesized, gitlab = ''] = shown;
  expect([committed, synthesized]).toEqual(EXAMPLES.map((file) => readFileSync(join(ROOT, file), 'utf8')));
  expect(parse(gitlab).review.script).toHaveLength(4);
});

test.each([...EXAMPLES, '.github/workflows/review.yml'])('%s uses the action with inputs that it has', (file) => {
  const { steps } = parse(readFileSync(join(ROOT, file), 'utf8')).jobs.review;
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(steps.at(-1).with)));
});
