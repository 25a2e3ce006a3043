import { type Fields, fieldAt } from './field-at';
import { isKubernetesObject, type Manifest, manifestOf } from './manifest';
import { SharedDocuments } from './read-yaml';
import type { DuplicateKey } from './yaml/duplicate-key';

interface Found {
  readonly data: Fields;
  readonly pointer: string;
}

/**
 * Returns the Kubernetes objects of a YAML or JSON text, in the order of the text. Lists (`List`, `DeploymentList` …) are
 * flattened; documents that are no Kubernetes object are left out.
 *
 * @param file the name to give in findings and errors.
 * @param shared where equal documents of several texts are read once; without it each text is read by itself.
 * @throws InvalidInput naming file and line, as `readYaml` does.
 */
export function loadManifests(text: string, file: string, shared = new SharedDocuments()): Manifest[] {
  return shared.read(text, file).flatMap(({ value, number, line, lineOf, duplicateKeys }) =>
    flattened(value, '').map(({ data, pointer }) => {
      const source = { file, line: pointer === '' ? line : lineOf(pointer), document: number };
      const inObject = duplicateKeys.flatMap((each) => belowPointer(each, pointer));
      return manifestOf(data, source, (inner) => lineOf(pointer + inner), inObject);
    }),
  );
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

/** Returns a key as its object has it, where it is in the object at a pointer. */
function belowPointer(key: DuplicateKey, pointer: string): DuplicateKey[] {
  return key.pointer.startsWith(`${pointer}/`) ? [{ ...key, pointer: key.pointer.slice(pointer.length) }] : [];
}
