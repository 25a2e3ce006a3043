import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';

let validate: ValidateFunction | undefined;

/** Returns what is wrong with a log by the schema of the format, which is of draft 4, and links in its plain texts. */
export function sarifFaults(log: unknown): string[] {
  validate ??= validator();
  const faults = validate(log)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const links = JSON.stringify(log).match(/"text":"(?:[^"\\]|\\.)*\]\((?:[^"\\]|\\.)*"/g) ?? [];
  return [...faults, ...links];
}

function validator(): ValidateFunction {
  const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // What its formats (dates, URIs) are does not matter here.
  const ajv = new AjvDraft04({ strict: false, validateFormats: false, unicodeRegExp: false });
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
}
