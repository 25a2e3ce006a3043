import { loadManifests } from '../manifests/load-manifests';
import type { Manifest } from '../manifests/manifest';
import type { SharedDocuments } from '../manifests/read-yaml';
import { InvalidInput } from '../values/invalid-input';

const OPEN = '{{';
const CLOSE = '}}';

/**
 * Returns the manifests of a text as `loadManifests` does, and names a Helm template as one where the text is not YAML
 * before it is rendered.
 *
 * @param isOfChart whether the file lies among the templates of a chart: there, any expression makes it a template.
 * @throws InvalidInput naming file and line.
 */
export function loadRendered(
  text: string,
  file: string,
  shared?: SharedDocuments,
  { isOfChart = false }: { readonly isOfChart?: boolean } = {},
): Manifest[] {
  if (isOfChart && text.includes(OPEN)) {
    throw unrendered(text, file);
  }
  try {
    return loadManifests(text, file, shared);
  } catch (error) {
    throw error instanceof InvalidInput && isTemplate(text, file, error) ? unrendered(text, file, error) : error;
  }
}

/**
 * Returns what tells the templates of charts from other files of a folder: they lie below `templates` beside a `Chart.yaml`.
 *
 * @param paths every file of the folder, with `/` between the parts.
 */
export function chartTemplates(paths: Iterable<string>): (path: string) => boolean {
  const charts = new Set<string>();
  for (const path of paths) {
    const folders = path.split('/');
    if (folders.pop() === 'Chart.yaml') {
      charts.add(folders.join('/'));
    }
  }
  return (path) => {
    const parts = path.split('/');
    return parts.some((part, index) => part === 'templates' && charts.has(parts.slice(0, index).join('/')));
  };
}

/**
 * YAML may hold expressions of other programs in its texts, as alerts do. They are the fault when the text can be read, or
 * can be read further, with something plain in their place.
 */
function isTemplate(text: string, file: string, error: InvalidInput): boolean {
  const isSyntax = error.faults.every(({ code }) => code === 'BAD_FORMAT');
  if (!isSyntax || !text.includes(OPEN)) {
    return false;
  }
  try {
    loadManifests(withoutExpressions(text), file);
    return true;
  } catch (other) {
    return !(other instanceof InvalidInput) || placeOf(other) !== placeOf(error);
  }
}

function placeOf({ faults }: InvalidInput): string | undefined {
  return faults[0]?.at;
}

/** Returns a text with a plain word in the place of each expression, or nothing where a line holds nothing else. */
function withoutExpressions(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (let start = text.indexOf(OPEN); start >= 0; start = text.indexOf(OPEN, at)) {
    const end = text.indexOf(CLOSE, start);
    if (end < 0) {
      break;
    }
    const breaks = text.slice(start, end).replace(/[^\n]/g, '');
    pieces.push(text.slice(at, start), breaks === '' ? 'x' : breaks);
    at = end + CLOSE.length;
  }
  return (pieces.join('') + text.slice(at)).replace(/^[ \t]*x+[ \t]*$/gm, '');
}

function unrendered(text: string, file: string, cause?: unknown): InvalidInput {
  const line = text.slice(0, text.indexOf(OPEN)).split('\n').length;
  const example = 'helm template RELEASE CHART | cdk8s-inference check -';
  return InvalidInput.of(
    'BAD_FORMAT',
    `${file}:${line}`,
    `is a Helm template; render it first, for example: ${example}`,
    {
      cause,
    },
  );
}
