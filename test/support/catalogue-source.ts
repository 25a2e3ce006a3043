import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the rules. */
export const RULES_FOLDER = join('lib', 'rules', 'catalogue');
/** The file that lists them. */
export const CATALOGUE_FILE = join('lib', 'rules', 'catalogue.ts');
/** The page that explains them. */
export const RULES_PAGE = join('docs', 'rules.md');

/** Returns the ids of the rules: the names of their files, sorted. */
export function ruleIds(): string[] {
  return readdirSync(RULES_FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

/** Returns the name under which a rule's file exports it: `imagePinned` for `image-pinned`. */
export function exportName(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns the source of the catalogue: every rule, sorted by id. */
export function catalogueSource(): string {
  const ids = ruleIds();
  return `// Generated from the files of this folder's catalogue/ by \`npm run generate\`; a test fails when it differs.
${ids.map((id) => `import { ${exportName(id)} } from './catalogue/${id}';`).join('\n')}
import type { Rule } from './rule';
import type { WaiverRule } from './waiver-rule';

/** Every rule, sorted by id. */
export const CATALOGUE: readonly (Rule | WaiverRule)[] = [
${ids.map((id) => `  ${exportName(id)},`).join('\n')}
];
`;
}
