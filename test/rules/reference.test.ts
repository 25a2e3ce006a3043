import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadManifests } from '../../lib/manifests/load-manifests';
import { checkManifests } from '../../lib/rules/check-manifests';

const FOLDER = join(__dirname, '../fixtures/reference');
const MANIFESTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .flatMap((file) => loadManifests(readFileSync(join(FOLDER, file), 'utf8'), file));
const RESULT = checkManifests(MANIFESTS, {
  today: '2026-11-24',
  settings: {
    kubernetesVersion: '1.33',
    environment: 'local',
    // 2,937m were 18 % of the node, 10,928Mi were 79 %.
    nodes: [{ count: 1, cpu: 16, memory: '13.5Gi' }],
    provides: {},
    startupSeconds: { inference: 120 },
  },
});

/** What the validation run got wrong in its manifests, and nothing else. */
const EXPECTED = [
  {
    why: 'a Service of an earlier release has no endpoints',
    at: 'helm-leftover.yaml:11',
    says: 'error service-selects-pods selects app.kubernetes.io/instance=inference,app.kubernetes.io/name=inference, which no pods of the set have',
  },
  {
    why: 'every apply sets one replica',
    at: 'manifests.yaml:9',
    says: "error replicas-owned-by-autoscaler is 1, but HorizontalPodAutoscaler 'inference' owns the replica count",
  },
  {
    why: 'the wait has no end',
    at: 'manifests.yaml:21',
    says: "warning wait-has-deadline loops for ever in init container 'wait-for-kafka': while ! nc -z kafka 9092; do sleep 1; done",
  },
  {
    why: 'scale-down fails requests',
    at: 'manifests.yaml:22',
    says: "warning drain-before-stop has no preStop hook, but HorizontalPodAutoscaler 'inference' scales it down while Service 'inference' sends it traffic",
  },
  { why: 'the tag moves', at: 'manifests.yaml:24', says: "warning image-pinned is 'inference:latest'" },
  {
    why: 'the tag moves and is not pulled',
    at: 'manifests.yaml:25',
    says: "warning pull-policy-fits-tag is IfNotPresent, but the tag of 'inference:latest' moves",
  },
  {
    why: 'a model that loads for long is killed again and again',
    at: 'manifests.yaml:37',
    says: "error startup-covered can kill container 'inference' 50 s after its start, but it may take 120 s to start",
  },
  {
    why: '20 replicas do not fit on the node',
    at: 'manifests.yaml:74',
    says: 'warning max-replicas-fit-cluster is 20, but only 6 fit: memory binds on 1 of 1 node (each pod requests 1 CPU and 2Gi)',
  },
  {
    why: 'it acts at 78, not above 70',
    at: 'manifests.yaml:76',
    says: 'info effective-threshold has a target of 70 % cpu, and scales up at 78 %',
  },
  {
    why: 'the patch was applied twice',
    at: 'metrics-server.yaml:26',
    says: 'warning flag-given-once is --kubelet-insecure-tls, which is given 2 times',
  },
];

test("the reference's manifests have exactly the faults that its run ran into", () => {
  const found = RESULT.findings.map(({ file, line, severity, rule, message }) => ({
    at: `${file}:${line}`,
    says: `${severity} ${rule} ${message}`,
  }));
  expect(found).toEqual(EXPECTED.map(({ at, says }) => ({ at, says })));
});

test('only what no settings were given for could not be told', () => {
  expect(RESULT.notRun.map(({ rule }) => rule)).toEqual(['max-replicas-ceiling']);
});
