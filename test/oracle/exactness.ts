import type { Coverage } from './coverage';
import type { OracleVersion } from './oracle-binary';

/** What a run against one version came to. */
export interface ProvedVersion {
  readonly version: OracleVersion;
  readonly recordings: number;
  readonly decisions: number;
  readonly differences: number;
  readonly coverage: Coverage;
  readonly oracleMs: number;
}

/** Returns the text of `docs/exactness.md`. */
export function exactnessOf(
  proved: readonly ProvedVersion[],
  { syncs, seed }: { readonly syncs: number; readonly seed: number },
): string {
  const rows = proved.map(
    ({ version, recordings, decisions, differences }) =>
      `| ${version.version} | ${recordings} | ${decisions} | ${differences} |`,
  );
  const tables = proved.map(
    ({ version, coverage }) => `### Kubernetes ${version.version}\n\n${coverage.table(version.minor)}`,
  );
  return `# How exact the autoscaler is

<!-- Generated: UPDATE_EXACTNESS=1 npm run test:oracle -->

The library in \`lib/simulator/autoscaler\` is compared with the unmodified \`HorizontalController\` of Kubernetes, which a
Go module in \`test/oracle\` runs in virtual time (\`testing/synctest\`). Replica counts, conditions with their messages,
current metrics and events of each decision must be equal, text by text.

| Kubernetes | recordings | decisions | differences |
|---|---:|---:|---:|
${rows.join('\n')}

Each recording has ${syncs} syncs; the seeds begin at ${seed}. The versions between them, 1.28 to 1.36, follow the flags in
\`lib/simulator/autoscaler/kubernetes-version.ts\`, which were read in the sources of each minor version and are not run here.

## What is not compared, or not alike

- Upstream names pods and other autoscalers in the order of a map, which is random. Recordings have at most one
  pod without a request; the other autoscalers of an ambiguous selector are sorted by name.
- Events are compared as emitted. A cluster's recorder merges repeats and drops those of a busy source.
- Numbers that do not fit 32 or 64 bits are converted as on amd64; arm64 caps some of them instead.
- The queue is not part of it: a recording says when syncs happen. Conflicts of the scale's write are not retried.
- Sums of pod-level requests are exact; upstream's wrap where a sum of quantities leaves 64 bits.

## What the recordings reached

${tables.join('\n')}`;
}
