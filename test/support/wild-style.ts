import { dump, loadAll } from 'js-yaml';
import { isFields } from '../../lib/manifests/field-at';

const SPELLINGS = new Map<unknown, unknown>([
  ['500m', 0.5],
  ['1', '1e0'],
  ['2Gi', '2048Mi'],
  ['8', '8000m'],
]);

/**
 * Returns manifests in the style of what Helm and kubectl write: objects in a List beside documents of their own, chart
 * labels shared by anchors, quantities spelled otherwise, comments, Windows line ends.
 */
export function inWildStyle(yaml: string): string {
  const labels = { 'helm.sh/chart': 'web-0.3.1', 'app.kubernetes.io/managed-by': 'Helm' };
  const objects = loadAll(yaml).map((value) => respelled(withChartLabels(value, labels)));
  const [first, ...others] = objects;
  const list = {
    apiVersion: 'v1',
    kind: 'List',
    items: [first, { apiVersion: 'example.org/v1', kind: 'Thing', spec: 7 }],
  };
  const documents = [list, ...others].map((value) => `# Source: web/templates/all.yaml\n${dump(value)}`);
  return `---\n---\n${documents.join('---\n')}`.replaceAll('\n', '\r\n');
}

function withChartLabels(value: unknown, labels: object): unknown {
  if (!isFields(value) || !isFields(value.metadata)) {
    return value;
  }
  const own = isFields(value.metadata.labels) ? value.metadata.labels : {};
  const merged = Object.keys(own).length === 0 ? labels : { ...labels, ...own };
  return { ...value, metadata: { ...value.metadata, labels: merged } };
}

function respelled(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => respelled(each));
  }
  if (isFields(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, respelled(each, name)]));
  }
  return /^(requests\.)?(cpu|memory)$/.test(key) && SPELLINGS.has(value) ? SPELLINGS.get(value) : value;
}
