import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { topOfFile } from './git/work-tree';

/**
 * Returns the path by which other tools know a file: from the top of its repository, wherever the program runs; of a file
 * in none, from the folder where the program runs. The parts have `/` between them, and the path is never absolute.
 *
 * @param file the file as the user named it; `-` for standard input stays as it is.
 */
export function artifactPath(file: string): string {
  if (file === '-') {
    return file;
  }
  const whole = resolve(file);
  const path = relative(topOfFile(whole) ?? process.cwd(), whole);
  // A file on another drive of Windows has no path from here.
  return isAbsolute(path) ? basename(path) : path.split(sep).join('/');
}
