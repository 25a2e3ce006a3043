import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { redactText } from '../../../lib/values/redaction/redact-text';
import { HARMLESS_TEXTS, type SecretText, secretTexts } from '../../support/secret-corpus';

const ROOT = resolve(__dirname, '..', '..', '..');
const TEXTS = secretTexts(14, 20);

const shows = ({ text, secret }: SecretText): boolean => redactText(text).includes(secret);

test('secrets of every kind are found', () => {
  const missed = TEXTS.filter(shows);
  const kinds = new Set(TEXTS.map(({ kind }) => kind)).size;
  process.stdout.write(
    `recall: ${TEXTS.length - missed.length} of ${TEXTS.length} secrets of ${kinds} kinds are redacted\n`,
  );
  expect(missed.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([]);
});

test('texts without a secret stay as they are', () => {
  const touched = HARMLESS_TEXTS.filter((text) => redactText(text) !== text);
  process.stdout.write(`false positives: ${touched.length} of ${HARMLESS_TEXTS.length} harmless texts\n`);
  expect(touched.map((text) => `${text} -> ${redactText(text)}`)).toEqual([]);
});

function manifestFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'));
}

/** The only lines of our manifests that are redacted: they are of Secrets. */
const KNOWN_LINES: readonly RegExp[] = [/^(?:stringData|data): \{password: /];

test('the manifests of the repository hold nothing that is redacted', () => {
  const files = ['dist', 'test/fixtures', 'examples', 'crds'].flatMap(manifestFiles);
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  const touched = lines.filter((line) => redactText(line) !== line && !KNOWN_LINES.some((known) => known.test(line)));
  process.stdout.write(`false positives: ${touched.length} of ${lines.length} lines of ${files.length} manifests\n`);
  expect(touched).toEqual([]);
});

/** Returns what secretlint's recommended rules, which are published as ES modules only, find in texts. */
function secretlint(texts: readonly string[]): string[] {
  const program = `
    import { lintSource } from '@secretlint/core';
    import { creator } from '@secretlint/secretlint-rule-preset-recommend';
    const content = await new Response(process.stdin).text();
    const source = { content, filePath: 'a.txt', ext: '.txt', contentType: 'text' };
    const config = { rules: [{ id: 'preset', rule: creator }] };
    const { messages } = await lintSource({ source, options: { config } });
    const found = messages.map(({ range: [start, end], messageId }) => messageId + ': ' + content.slice(start, end));
    process.stdout.write(JSON.stringify(found));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: ROOT,
    input: texts.join('\n\n'),
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

test("secretlint's recommended rules find nothing in what is redacted", () => {
  const texts = secretTexts(15, 5).map(({ text }) => text);
  const before = secretlint(texts);
  // A reference to a variable is what secretlint knows to be no secret.
  const after = secretlint(texts.map((text) => redactText(text, () => `\${REDACTED}`)));
  process.stdout.write(`secretlint finds ${before.length} secrets before, ${after.length} after\n`);
  expect(before.length).toBeGreaterThan(texts.length / 4);
  expect(after).toEqual([]);
}, 60_000);
