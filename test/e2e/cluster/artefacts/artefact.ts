import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CACHE } from '../places';
import { step } from '../progress';

/**
 * Returns a folder of the cache, made at most once. Its name holds the version and a hash of the recipe, so that a
 * change of either makes it anew; it appears whole or not at all.
 */
export async function artefact(
  { name, version, recipe }: { readonly name: string; readonly version: string; readonly recipe: unknown },
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 10);
  const folder = join(CACHE, 'parts', `${name}-${version}-${key}`);
  if (!existsSync(folder)) {
    await step(`make ${name} ${version}`, async () => {
      const draft = `${folder}.draft`;
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { recursive: true });
      await make(draft);
      renameSync(draft, folder);
    });
  }
  return folder;
}

/** Returns the content of each file below a folder by its path, as part of a recipe. */
export function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}
