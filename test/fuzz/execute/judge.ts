import { DOMParser } from '@xmldom/xmldom';
import { EXIT } from '../../../lib/cli/exit-codes';
import type { Failure, FailureKind } from '../outcome';

/** What an output is read by. */
export type OutputForm = 'text' | 'markdown' | 'github' | 'json' | 'jsonl' | 'html' | 'xml' | 'csv' | 'yaml';

/** One output of a run. */
export interface Output {
  /** `stdout`, `stderr`, or the path of a file. */
  readonly name: string;
  readonly form: OutputForm;
  readonly text: string;
}

/** What a run did, as far as it is judged. */
export interface Answer {
  readonly code: number;
  readonly outputs: readonly Output[];
  /** Whether an answer may be nowhere to be found: it was asked to go to a device. */
  readonly isDiscarded: boolean;
  readonly secrets: readonly string[];
}

const DOCUMENTED = new Set<number>(Object.values(EXIT).filter((code) => code !== EXIT.ownFault));
const MOST_REFUSAL = 8_000;
/** Controls of C0 (but tab and line feed), delete, C1, and what changes the direction of a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** What GitHub's runner obeys in a log: its second form at the start of a line, its first one anywhere. */
const COMMANDS = /^\s*::[^\n]*?::|##\[[^\n]*\]|##vso\[/m;
/** What `check --format github` prints for the runner; its last line is for people. */
const ANNOTATION =
  /^(?:::(?:error|warning|notice|debug|group|endgroup|stop-commands|[0-9a-f-]{16,})[ :]|\d+ errors?, |$)/;
const MOST_XML = 300_000;

/** Returns everything that is wrong with an answer. */
export function judge(answer: Answer): Failure[] {
  const { code, outputs } = answer;
  const stderr = outputs.find(({ name }) => name === 'stderr')?.text ?? '';
  return [
    ...codeFailures(code, stderr),
    ...answerFailures(answer, stderr),
    ...outputs.flatMap((output) => outputFailures(output, answer)),
  ];
}

function codeFailures(code: number, stderr: string): Failure[] {
  if (code === EXIT.ownFault) {
    return [failure('internal error', stderr, topOfStack(stderr))];
  }
  return DOCUMENTED.has(code) ? [] : [failure('exit code', String(code), String(code))];
}

function answerFailures({ code, outputs, isDiscarded }: Answer, stderr: string): Failure[] {
  // Of no observation there is no line: that is an answer.
  const written = outputs.filter(({ name, form, text }) => name !== 'stderr' && (text !== '' || form === 'jsonl'));
  if (code === EXIT.clean && written.length === 0 && !isDiscarded) {
    return [failure('empty answer', stderr, 'stdout')];
  }
  if (code !== EXIT.badInput) {
    return [];
  }
  const left = outputs.filter(({ name }) => name !== 'stderr' && name !== 'stdout');
  return [
    ...(left.length > 0 ? [failure('left behind', left.map(({ name }) => name).join(' '), 'file')] : []),
    ...(stderr.length > MOST_REFUSAL
      ? [failure('poor refusal', `${stderr.length} characters: ${stderr.slice(0, 500)}`, 'length')]
      : []),
    ...(/'[^'\n]*'|^error: /m.test(stderr) ? [] : [failure('poor refusal', stderr.slice(0, 500), 'names nothing')]),
  ];
}

function outputFailures({ name, form, text }: Output, { secrets, code }: Answer): Failure[] {
  if (code === EXIT.ownFault) {
    return [];
  }
  const leaked = secrets.find((secret) => text.includes(secret));
  return [
    ...(leaked === undefined
      ? []
      : [failure('secret', around(text, text.indexOf(leaked)), `${form} ${leaked.slice(0, 6)}`)]),
    ...FORMS[form](text).map(([kind, detail]) =>
      failure(kind, detail, `${form} ${name}${kind === 'malformed output' ? ` ${shapeOf(detail)}` : ''}`),
    ),
  ];
}

type Finding = readonly [kind: FailureKind, detail: string];

const FORMS: Readonly<Record<OutputForm, (text: string) => readonly Finding[]>> = {
  text: (text) => [...controls(text), ...commands(text)],
  markdown: controls,
  csv: controls,
  yaml: controls,
  github: (text) => [
    ...controls(text),
    ...text
      .split('\n')
      .flatMap((line): Finding[] => (ANNOTATION.test(line) ? [] : [['workflow command', line.slice(0, 300)]])),
  ],
  json: (text) => (text === '' ? [] : unparsable(() => JSON.parse(text))),
  jsonl: (text) => text.split('\n').flatMap((line) => (line === '' ? [] : unparsable(() => JSON.parse(line)))),
  html: markupControls,
  xml: (text) => [
    ...markupControls(text),
    ...(text.length === 0 || text.length > MOST_XML ? [] : unparsable(() => parseXml(text))),
  ],
};

function controls(text: string): Finding[] {
  const at = text.search(CONTROLS);
  return at < 0 ? [] : [['control character', around(text, at)]];
}

function markupControls(text: string): Finding[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const at = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  return at < 0 ? [] : [['control character', around(text, at)]];
}

function commands(text: string): Finding[] {
  const at = text.search(COMMANDS);
  return at < 0 ? [] : [['workflow command', around(text, at)]];
}

function unparsable(parse: () => unknown): Finding[] {
  try {
    parse();
    return [];
  } catch (error) {
    return [['malformed output', String(error).slice(0, 300)]];
  }
}

function parseXml(text: string): void {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') {
      throw new Error(`${level}: ${message}`);
    }
  };
  new DOMParser({ onError }).parseFromString(text, 'text/xml');
}

function failure(kind: FailureKind, detail: string, place: string): Failure {
  return { kind, detail: detail.slice(0, 3000), place };
}

function around(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 80), at + 80));
}

/** Returns what stays of a text when names and numbers are left out. */
function shapeOf(text: string): string {
  return text
    .slice(0, 400)
    .replace(/'[^'\n]*'/g, "'…'")
    .replace(/"[^"\n]*"/g, '"…"')
    .replace(/\d+/g, 'N')
    .replace(/[^\x20-\x7e…]/g, ' ')
    .slice(0, 80);
}

/** Returns the first line of a stack that stands in the program's own sources; else of a library. */
export function topOfStack(stack: string): string {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const own =
    lines.find((line) => /[/(]lib\//.test(line) && !line.includes('node_modules')) ?? lines[0] ?? stack.slice(0, 100);
  return own.trim().replace(/\(?\/[^ ]*\/(lib|node_modules)\//, '($1/');
}
