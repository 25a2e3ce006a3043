import { KubeAccess } from '../../live/cluster/kube-access';
import { loadKubernetesClient } from '../../live/cluster/kubernetes-client';
import { KubernetesCluster } from '../../live/cluster/kubernetes-cluster';
import { reachLocust } from '../../live/locust/reach-locust';
import { refuseOtherContexts } from '../../live/plan/allowed-context';
import { PHASE_NAMES, type ValidationPlan } from '../../live/plan/plan';
import { SYSTEM_CLOCK, timestamp } from '../../live/ports/clock';
import { type ApiObject, type Cluster, ClusterError } from '../../live/ports/cluster';
import { RecordingFailed } from '../../live/ports/recorder';
import { RecordingFile } from '../../live/recording/recording-file';
import { controllerOf, recordingHeader } from '../../live/recording/run-header';
import type { PhaseName } from '../../live/recording/run-lines';
import { type RunSoFar, readRunSoFar } from '../../live/recording/run-so-far';
import { readSubjects, type Subjects } from '../../live/run/subjects';
import { Interrupted, validationRun } from '../../live/run/validation-run';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../simulator/autoscaler/kubernetes-version';
import { InvalidInput } from '../../values/invalid-input';
import type { Terminal } from '../command';
import { packageIdentity } from '../package-identity';
import { announcement } from './announcement';
import { ask } from './ask';
import { checkLiveObjects } from './check-live-objects';
import { ExactArithmetic } from './exact-arithmetic';
import { readPlan } from './read-plan';
import { defaultFolder } from './run-folder';
import { TerminalProgress } from './terminal-progress';

/** Flags of `validate`. */
export interface ValidateFlags {
  readonly plan?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly out?: string;
  readonly resume?: string;
  readonly only?: readonly PhaseName[];
  readonly yes: boolean;
  readonly acceptInconclusive: boolean;
}

/** What a run begins with, or goes on with. */
interface Beginning {
  readonly plan: ValidationPlan;
  readonly phases: readonly PhaseName[];
  /** Undefined for a new run. */
  readonly soFar: RunSoFar | undefined;
}

/** Runs a plan, or what is left of a run, and returns the verdict of the report; undefined when it was not let. */
export async function runValidation(flags: ValidateFlags, terminal: Terminal): Promise<string | undefined> {
  const beginning = beginningOf(flags);
  const { plan, soFar } = beginning;
  const client = await loadKubernetesClient();
  const access = KubeAccess.open(client, flags.context ?? soFar?.header.context);
  refuseOtherContexts(plan.allowedContexts, access.context);
  const cluster = new KubernetesCluster(client, access, SYSTEM_CLOCK);
  const subjects = await reached(cluster, readSubjects(cluster, plan));
  const locust = await reached(cluster, reachLocust(plan.loadGenerator, subjects.nodes, { client, access, cluster }));
  const folder = flags.resume ?? flags.out ?? defaultFolder(access.context, new Date());
  try {
    const run = { generator: locust.master.address, folder, phases: beginning.phases };
    terminal.stderr.write(announcement(plan, cluster, subjects, run));
    if (!flags.yes && !(await ask('Go on?', terminal))) {
      return undefined;
    }
    await runOn(cluster, subjects, locust.master, folder, beginning, terminal);
  } finally {
    locust.close();
  }
  const { writeReport } = await import('../report/write-report.js');
  const { outcome, summary } = await writeReport(folder);
  terminal.stdout.line(summary);
  return outcome;
}

async function runOn(
  cluster: Cluster,
  subjects: Subjects,
  load: Parameters<typeof validationRun>[0]['load'],
  folder: string,
  { plan, phases, soFar }: Beginning,
  { stderr, onEnding }: Terminal,
): Promise<void> {
  const controller = controllerOf(plan, subjects.kubernetesVersion, isKnown);
  const time = timestamp(SYSTEM_CLOCK.now());
  const tool = { version: packageIdentity().version, time, controller };
  const first = soFar === undefined ? recordingHeader(cluster, plan, subjects, tool) : { kind: 'Resume', time };
  const recorder = opened(folder, soFar !== undefined);
  const interrupt = new AbortController();
  let crash: Error | undefined;
  const progress = new TerminalProgress(stderr, () => performance.now());
  const leave = onEnding?.((cause) => {
    crash = cause instanceof Error ? cause : undefined;
    progress.note(
      `${cause}: ending the load and the run; the generator ends it by itself in ${plan.loadGenerator.deadManSeconds} s`,
    );
    interrupt.abort(cause instanceof Error ? cause : new Interrupted(cause));
  });
  const kubernetesVersion = controller.kubernetesVersion as string | undefined;
  try {
    const outcome = await validationRun(
      {
        plan,
        cluster,
        load,
        clock: SYSTEM_CLOCK,
        progress,
        arithmeticOf: (autoscaler: ApiObject) => new ExactArithmetic(autoscaler, controller),
        checkObjects: (objects, nodes) => checkLiveObjects(objects, nodes, kubernetesVersion, time.slice(0, 10)),
        signal: interrupt.signal,
        phases,
        earlier: soFar?.samples ?? [],
      },
      subjects,
      recorder,
      first,
    );
    progress.end();
    if (outcome.message !== undefined) {
      stderr.line(`the run ended early: ${outcome.message}`);
    }
  } finally {
    leave?.();
  }
  if (crash !== undefined) {
    throw crash;
  }
}

function beginningOf({ plan: path, resume, only, namespace }: ValidateFlags): Beginning {
  if (resume !== undefined) {
    if (path !== undefined || namespace !== undefined) {
      const message = 'cannot be given with --plan or --namespace: a run goes on with the plan that it began with';
      throw InvalidInput.of('CONFLICT', '--resume', message);
    }
    const soFar = readRunSoFar(resume);
    const { plan } = soFar.header;
    return { plan, phases: only ?? soFar.unfinished, soFar };
  }
  if (path === undefined) {
    throw InvalidInput.of('MISSING', '--plan', 'is missing; name a plan, or write one with --init');
  }
  const plan = readPlan(path, namespace);
  return { plan, phases: only ?? PHASE_NAMES, soFar: undefined };
}

/** Says whose fault it is when a cluster gives no answer before the run has begun. */
async function reached<T>(cluster: Cluster, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof ClusterError)) {
      throw cause;
    }
    const message = `is '${cluster.context}', whose API server at ${cluster.server} refuses or is not reached: ${cause.message}`;
    throw InvalidInput.of('UNREADABLE', '--context', message, { cause });
  }
}

function opened(folder: string, isResumed: boolean): RecordingFile {
  try {
    return isResumed ? RecordingFile.resume(folder) : RecordingFile.create(folder);
  } catch (cause) {
    if (!(cause instanceof RecordingFailed)) {
      throw cause;
    }
    throw InvalidInput.of('UNREADABLE', isResumed ? '--resume' : '--out', cause.message, { cause });
  }
}

function isKnown(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major === 1 && minor !== undefined && minor >= OLDEST_MINOR && minor <= NEWEST_MINOR;
}
