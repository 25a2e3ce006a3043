const SECONDARY = 'tag:yaml.org,2002:';

/**
 * Returns a tag in full: `tag:yaml.org,2002:int` for `!!int` and `!<tag:yaml.org,2002:int>`, others as they are. A document
 * that declares handles has no place in a stream of kubectl, so there are no other handles.
 */
export function tagName(written: string): string {
  if (written.startsWith('!<')) {
    return written.slice(2, -1);
  }
  return written.startsWith('!!') ? SECONDARY + written.slice(2) : written;
}
