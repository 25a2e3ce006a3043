/** Name and version of this package. It finds itself by its name: a copy of its manifest in `build/` would hide its exports. */
export const { name, version } = require('cdk8s-inference/package.json') as {
  readonly name: string;
  readonly version: string;
};
