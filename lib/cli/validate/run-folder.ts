/** Returns the folder that a run is recorded in unless one is given, such as `validation-kind-2000-01-01T12-00-00`. */
export function defaultFolder(context: string, now: Date): string {
  const place = context.replace(/[^\w.-]+/g, '-');
  return `validation-${place}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
}
