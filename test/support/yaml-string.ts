/** Returns a text as a scalar of YAML in double quotes, in ASCII: YAML takes no control characters as they are. */
export function yamlString(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
