import { readFileSync } from 'node:fs';

/** The package's name and version, as its package.json has them. */
export interface PackageIdentity {
  /** The package's name. */
  readonly name: string;
  /** The package's version. */
  readonly version: string;
}

/**
 * Returns the package's name and version. They are read, not imported: an import would put a second package.json among
 * the compiled files, and the package would no longer find itself by its name.
 */
export function packageIdentity(): PackageIdentity {
  return JSON.parse(readFileSync(require.resolve('cdk8s-inference/package.json'), 'utf8'));
}
