import { type Fields, isFields, textAt, textMapAt } from './field-at';
import { type Identity, identityOf } from './identity';
import type { DuplicateKey } from './yaml/duplicate-key';

/** Where a manifest was read. */
export interface Source {
  /** The file as the user named it, `-` for standard input, empty where there is no file. */
  readonly file: string;
  /** The object's first line, from 1; 0 where there is no file. */
  readonly line: number;
  /** The YAML document in the file, from 1; 0 where there is no file. */
  readonly document: number;
  /** Path of the construct that made the object, where it is known. */
  readonly constructPath?: string;
}

/** A Kubernetes object as plain data, with what is asked of it most. It is never changed. */
export interface Manifest extends Identity {
  /** `apiVersion` as written, such as `apps/v1`. */
  readonly apiVersion: string;
  /** Labels of the object itself. */
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations of the object itself. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The object, as parsed. */
  readonly data: Fields;
  /** Where it was read. */
  readonly source: Source;
  /** Returns the line, from 1, of a JSON pointer (RFC 6901) in the object, or of its nearest parent that is written. */
  readonly lineOf: (pointer: string) => number;
  /** Keys that a mapping in it has several times in the file; the data has the last one. */
  readonly duplicateKeys: readonly DuplicateKey[];
}

const NOWHERE: Source = { file: '', line: 0, document: 0 };

/** Says whether a value is a Kubernetes object: a mapping with `apiVersion` and `kind`. */
export function isKubernetesObject(value: unknown): value is Fields {
  return isFields(value) && Boolean(textAt(value, 'apiVersion')) && Boolean(textAt(value, 'kind'));
}

/** Returns an object as a manifest. */
export function manifestOf(
  data: Fields,
  source: Source = NOWHERE,
  lineOf: Manifest['lineOf'] = () => source.line,
  duplicateKeys: Manifest['duplicateKeys'] = [],
): Manifest {
  const { group, kind, namespace, name } = identityOf(data);
  return {
    group,
    kind,
    namespace,
    name,
    apiVersion: textAt(data, 'apiVersion') ?? '',
    labels: textMapAt(data, 'metadata', 'labels'),
    annotations: textMapAt(data, 'metadata', 'annotations'),
    data,
    source,
    lineOf,
    duplicateKeys,
  };
}

/** Returns `Kind 'name'`, the way messages name an object. */
export function titleOf({ kind, name }: Pick<Manifest, 'kind' | 'name'>): string {
  return `${kind} '${name}'`;
}
