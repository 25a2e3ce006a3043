import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { LOCAL_SETTINGS } from '../../lib/settings/local-settings';
import { PRODUCTION_SETTINGS } from '../../lib/settings/production-settings';

const SETTINGS = resolve(__dirname, '../../lib/settings');
/** Where the settings are described: one interface of docblocks a file. */
const SOURCES = ['service-settings.ts', 'local-settings.ts', 'production-settings.ts'];

/** Returns the first paragraph of the docblock of each property of a file's interfaces, by property. */
function descriptions(file: string): Map<string, string> {
  const path = join(SETTINGS, file);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const members = source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ members }) => [...members]);
  return new Map(
    members.map((member) => {
      const [block] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
      return [member.name?.getText() ?? '', ts.getTextOfJSDocComment(block?.comment)?.replace(/\s+/g, ' ') ?? ''];
    }),
  );
}

function cell(settings: object, key: string): string {
  const value: unknown = (settings as Record<string, unknown>)[key];
  return value === undefined ? '' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** Returns the rows of the table of settings: name, meaning, default in `local`, default in `production`. */
export function settingRows(): string[][] {
  const described = new Map(SOURCES.flatMap((file) => [...descriptions(file)]));
  const defaults = Object.keys({ ...LOCAL_SETTINGS, ...PRODUCTION_SETTINGS });
  return [...new Set([...described.keys(), ...defaults])].map((key) => [
    `\`${key}\``,
    described.get(key) ?? '',
    cell(LOCAL_SETTINGS, key),
    cell(PRODUCTION_SETTINGS, key),
  ]);
}

/** Returns the page of settings, in Markdown. */
export function settingsPage(): string {
  const rows = [['setting', 'meaning', '`local`', '`production`'], ['---', '---', '---', '---'], ...settingRows()];
  return `# Settings

The table below is generated from \`lib/settings/\` by \`npm run generate\`; \`npm test\` fails when it is stale.

A settings file is YAML: the name of an environment, and below it what differs from the defaults.

\`\`\`yaml
local:
  maxReplicas: 6
  newConnectionRatio: 0.1
production:
  image: registry.example.com/team/inference@sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945
  cpuRequest: 1500m
  cpuLimit: unlimited
\`\`\`

| | argument of \`npm run synth --\` | variable, also for \`npx cdk8s synth\` |
|---|---|---|
| settings file | \`--settings FILE\` | \`INFERENCE_SETTINGS=FILE\` |
| environments to write; all of them by default | \`--environment NAME\`, again for more | \`INFERENCE_ENVIRONMENT=NAME,NAME\` |

An argument wins over a variable. An unknown name is refused with the nearest known one, and so is a value out of bounds:
every fault is a line on standard error, the exit code is 2, and \`dist/\` stays as it was. A CPU or memory quantity is
written as in a manifest (\`500m\`, \`1.5\`, \`2Gi\`), an endpoint as \`host:port\`.

An empty cell says that the environment has no such setting.

${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
}
