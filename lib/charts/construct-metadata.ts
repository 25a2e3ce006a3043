import { join } from 'node:path';
import { ApiObject, type App } from 'cdk8s';
import { writeOutput } from '../files/write-outputs';

/**
 * Writes the file in which `cdk8s synth` looks up the constructs that its validation plugins' findings are about
 * (cdk8s 2.70, `App.writeConstructMetadata`); it asks for it with `CDK8S_RECORD_CONSTRUCT_METADATA`.
 */
export function writeConstructMetadata(outdir: string, apps: readonly App[]): void {
  const objects = apps.flatMap((app) => app.node.findAll().filter(ApiObject.isApiObject));
  const resources = Object.fromEntries(
    // cdk8s knows an object by its name alone, which objects of several kinds share: the second key tells them apart
    objects.flatMap(({ kind, name, node }) => [name, `${kind}/${name}`].map((key) => [key, { path: node.path }])),
  );
  writeOutput(join(outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
}
