import { type Fields, fieldAt } from './field-at';
import { lineFinder } from './line-finder';
import { isKubernetesObject, type Manifest, manifestOf } from './manifest';
import { readYaml } from './read-yaml';

interface Found {
  readonly data: Fields;
  readonly pointer: string;
}

/**
 * Returns the Kubernetes objects of a YAML or JSON text, in the order of the text. Lists (`List`, `DeploymentList` …) are
 * flattened; documents that are no Kubernetes object are left out.
 *
 * @param file the name to give in findings and errors.
 * @throws InvalidInput naming file and line, as `readYaml` does.
 */
export function loadManifests(text: string, file: string): Manifest[] {
  return readYaml(text, file).flatMap((document) => {
    const lineAt = lineFinder(text, document);
    return flattened(document.value, '').map(({ data, pointer }) => {
      const line = pointer === '' ? document.line : lineAt(pointer);
      return manifestOf(data, { file, line, document: document.number }, (inner) => lineAt(pointer + inner));
    });
  });
}

/** Returns one manifest for each object among values that are already parsed, such as what a construct tree made. */
export function manifestsOf(values: readonly unknown[]): Manifest[] {
  return values.flatMap((value) => flattened(value, '').map(({ data }) => manifestOf(data)));
}

function flattened(value: unknown, pointer: string): Found[] {
  if (!isKubernetesObject(value)) {
    return [];
  }
  const items = fieldAt(value, 'items');
  if (!String(value.kind).endsWith('List') || !Array.isArray(items)) {
    return [{ data: value, pointer }];
  }
  return items.flatMap((item, index) => flattened(item, `${pointer}/items/${index}`));
}
