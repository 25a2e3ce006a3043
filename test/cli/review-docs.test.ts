import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { parse } from 'yaml';
import { createProgram } from '../../lib/cli/program';
import { TerminalSink } from '../../lib/cli/terminal-sink';
import { parseIgnoreRules } from '../../lib/review/ignore-rule';
import { IMPACT_CLASSES } from '../../lib/review/impact';

const ROOT = resolve(__dirname, '../..');
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
  const [github, gitlab] = [...page.matchAll(/```yml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text));
  const [, step] = github.jobs.review.steps;
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  expect(gitlab.review.script).toHaveLength(4);
});

test('the workflow here uses the action with inputs that it has, and few permissions', () => {
  const workflow = parse(readFileSync(join(ROOT, '.github/workflows/review.yml'), 'utf8'));
  const { permissions, steps } = workflow.jobs.review;
  expect(permissions).toEqual({ contents: 'read', 'pull-requests': 'write', 'security-events': 'write' });
  expect(steps[0].with['fetch-depth']).toBe(0);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(steps[1].with)));
});
