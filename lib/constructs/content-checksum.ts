import { createHash } from 'node:crypto';

/** The annotation that makes pods restart when the ConfigMap that they mount changes. */
export const CHECKSUM_ANNOTATION = 'cdk8s-inference/config-checksum';

/** Returns a pod annotation with the SHA-256 of a ConfigMap's data, in hexadecimal. Key order does not matter. */
export function checksumAnnotation(data: Readonly<Record<string, string>>): Record<string, string> {
  const sorted = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return { [CHECKSUM_ANNOTATION]: createHash('sha256').update(JSON.stringify(sorted)).digest('hex') };
}
