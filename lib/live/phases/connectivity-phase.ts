import { itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { redactedBeginning, redactText } from '../../values/redaction/redact-text';
import type { ConnectivityPhase } from '../plan/plan';
import type { ApiObject } from '../ports/cluster';
import type { ConnectivityLine } from '../recording/run-lines';
import type { PhaseContext } from './phase-context';

const MOST_CHARACTERS = 400;

/** Sends one GET and prints what came of it as JSON: Python, which every Locust image has, and nothing more. */
const PROBE = `
import json, sys, time, urllib.error, urllib.request
url, timeout = sys.argv[1], float(sys.argv[2])
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
begin = time.monotonic()
answer = {}
try:
    with opener.open(url, timeout=timeout) as response:
        answer = {"status": response.status, "body": response.read(2000).decode("utf-8", "replace")}
except urllib.error.HTTPError as error:
    answer = {"status": error.code, "body": error.read(2000).decode("utf-8", "replace")}
except Exception as error:
    answer = {"error": str(getattr(error, "reason", error))}
answer["seconds"] = time.monotonic() - begin
print(json.dumps(answer))
`;

type Result = Omit<ConnectivityLine, 'kind' | 'time' | 'from' | 'url'>;

/** Gets the health path by both ways, so that a fault of the Service can be told from one of the pods. */
export async function runConnectivity(context: PhaseContext, phase: ConnectivityPhase): Promise<void> {
  const { log, progress, plan } = context;
  context.begin();
  const { namespace, service, servicePort } = plan;
  const isSame = plan.loadGenerator.namespace === namespace;
  const url = `http://${service}${isSame ? '' : `.${namespace}`}:${servicePort}${phase.path}`;
  const fromInside = await timed(context, () => getFromPod(context, url, phase));
  progress.connectivity(log.write({ kind: 'Connectivity', from: 'loadGenerator', url, ...fromInside }));
  const path = `/api/v1/namespaces/${namespace}/services/http:${service}:${servicePort}/proxy${phase.path}`;
  const byProxy = await timed(context, () => getByProxy(context, path, phase));
  progress.connectivity(log.write({ kind: 'Connectivity', from: 'apiServerProxy', url: path, ...byProxy }));
  log.write({ kind: 'Phase', phase: 'connectivity', state: 'end' });
}

async function getFromPod(
  { cluster, plan }: PhaseContext,
  url: string,
  phase: ConnectivityPhase,
): Promise<Partial<Result>> {
  const { namespace, podSelector } = plan.loadGenerator;
  const list = await cluster.read(
    `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(podSelector)}`,
  );
  const pods = itemsAt(list, 'items').map(({ fields }) => fields);
  const pod = pods.find((each) => textAt(each, 'status', 'phase') === 'Running');
  if (pod === undefined) {
    return { error: `no pod with the labels ${podSelector} runs in namespace '${namespace}'` };
  }
  const command = ['python3', '-c', PROBE, url, String(phase.timeoutSeconds)];
  const place = { namespace, pod: textAt(pod, 'metadata', 'name') ?? '', container: firstContainer(pod) };
  const output = await cluster.exec(place, command, { deadlineSeconds: phase.timeoutSeconds + 15 });
  if (output.exitCode !== 0) {
    return {
      error: `python3 ended with ${output.exitCode}: ${redactText(output.stderr.slice(-4000)).trim().slice(-200)}`,
    };
  }
  const answer: unknown = JSON.parse(output.stdout);
  const status = numberAt(answer, 'status');
  const body = textAt(answer, 'body');
  const error = textAt(answer, 'error');
  return {
    ...(status !== undefined && { status }),
    seconds: numberAt(answer, 'seconds') ?? 0,
    ...(body !== undefined && { body: shortened(body) }),
    ...(error !== undefined && { error: redactedBeginning(error, MOST_CHARACTERS) }),
  };
}

async function getByProxy({ cluster }: PhaseContext, path: string, phase: ConnectivityPhase): Promise<Partial<Result>> {
  const { status, text } = await cluster.get(path, { deadlineSeconds: phase.timeoutSeconds });
  return { status, body: shortened(text) };
}

/** Returns what came of a GET; what kept it from an answer is its error. */
async function timed({ clock }: PhaseContext, get: () => Promise<Partial<Result>>): Promise<Result> {
  const begin = clock.now();
  const result = await get().catch(
    (error: Error): Partial<Result> => ({ error: redactedBeginning(error.message, MOST_CHARACTERS) }),
  );
  return { seconds: (clock.now() - begin) / 1000, ...result };
}

function firstContainer(pod: ApiObject): string {
  return textAt(itemsAt(pod, 'spec', 'containers')[0]?.fields, 'name') ?? '';
}

function shortened(body: string): string {
  return redactedBeginning(body, MOST_CHARACTERS);
}
