/** An image, taken apart. */
export interface ImageReference {
  /** Its tag; `latest` when neither tag nor digest is given. */
  readonly tag: string | undefined;
  /** Whether it names its content by digest. */
  readonly hasDigest: boolean;
}

/** Returns the tag and digest of an image; a registry's port is not taken for a tag. */
export function imageReference(image: string): ImageReference {
  const [name = '', digest] = image.split('@');
  const last = name.split('/').at(-1) ?? '';
  const [, tag] = last.split(':');
  const hasDigest = digest !== undefined;
  return { tag: tag ?? (hasDigest ? undefined : 'latest'), hasDigest };
}
