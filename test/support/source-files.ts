import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Returns every TypeScript file below a folder, sorted, without generated and installed ones. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .sort();
}
