import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type Fault, refuseIfAny } from '../values/invalid-input';
import { atLeast, wholeFaults } from '../values/ranges';

/** An HTTP GET that the kubelet sends to a container, again and again. Whole seconds throughout. */
export interface HttpProbe {
  /** The path to get, beginning with `/`. A status from 200 to 399 is a success. */
  readonly path: string;

  /**
   * Time from the container's start to the first probe.
   *
   * @default Duration.seconds(0)
   */
  readonly initialDelay?: Duration;

  /**
   * Time from one probe to the next; at least 1 s.
   *
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;

  /**
   * Time after which a probe without an answer has failed; at least 1 s.
   *
   * @default Duration.seconds(1)
   */
  readonly timeout?: Duration;

  /**
   * Failures in a row that count: whole, at least 1.
   *
   * @default 3
   */
  readonly failureThreshold?: number;
}

/** The three probes of a serving container. */
export interface HttpProbes {
  /** Decides whether the Service sends requests to the pod. */
  readonly readiness: HttpProbe;

  /** Decides whether the container is restarted. It begins after the startup probe has succeeded. */
  readonly liveness: HttpProbe;

  /** Holds the other two back until it succeeds once, so that a slow model load is not killed. */
  readonly startup: StartupProbe;
}

/** A startup probe: the path, how often it is asked, and how long the container may take to start. */
export interface StartupProbe {
  /** The path to get, beginning with `/`. */
  readonly path: string;

  /** The longest that starting may take; the container is restarted after it. Rounded up to whole periods. */
  readonly deadline: Duration;

  /**
   * Time from one probe to the next; at least 1 s.
   *
   * @default Duration.seconds(5)
   */
  readonly period?: Duration;

  /**
   * Time after which a probe without an answer has failed; at least 1 s.
   *
   * @default Duration.seconds(1)
   */
  readonly timeout?: Duration;
}

/**
 * Returns the probes as the API wants them, with Kubernetes' own defaults written out.
 *
 * Defaults follow `pkg/apis/core/v1/defaults.go`, `SetDefaults_Probe` (v1.37).
 *
 * @param port the name of the container's port.
 * @throws InvalidInput with every fault of the three.
 */
export function renderProbes(
  { readiness, liveness, startup }: HttpProbes,
  port: string,
): Pick<k8s.Container, 'readinessProbe' | 'livenessProbe' | 'startupProbe'> {
  const period = startup.period ?? Duration.seconds(5);
  const startupProbe: HttpProbe = {
    path: startup.path,
    period,
    timeout: startup.timeout ?? Duration.seconds(1),
    failureThreshold: Math.max(1, Math.ceil(startup.deadline.toMilliseconds() / period.toMilliseconds())),
  };
  refuseIfAny([
    ...probeFaults(readiness, 'probes.readiness'),
    ...probeFaults(liveness, 'probes.liveness'),
    ...probeFaults({ ...startupProbe, failureThreshold: 1 }, 'probes.startup'),
    ...wholeFaults(startup.deadline.toMilliseconds() / 1000, 'probes.startup.deadline', atLeast(1)),
  ]);
  return {
    startupProbe: renderProbe(startupProbe, port),
    readinessProbe: renderProbe(readiness, port),
    livenessProbe: renderProbe(liveness, port),
  };
}

function renderProbe(probe: HttpProbe, port: string): k8s.Probe {
  return {
    httpGet: { path: probe.path, port: k8s.IntOrString.fromString(port), scheme: 'HTTP' },
    initialDelaySeconds: probe.initialDelay?.toSeconds() ?? 0,
    periodSeconds: probe.period?.toSeconds() ?? 10,
    timeoutSeconds: probe.timeout?.toSeconds() ?? 1,
    successThreshold: 1,
    failureThreshold: probe.failureThreshold ?? 3,
  };
}

function probeFaults({ path, initialDelay, period, timeout, failureThreshold }: HttpProbe, at: string): Fault[] {
  const pathFaults: Fault[] = path.startsWith('/')
    ? []
    : [{ code: 'BAD_FORMAT', at: `${at}.path`, message: `is '${path}'; begin it with '/'` }];
  return [
    ...pathFaults,
    ...wholeFaults((initialDelay?.toMilliseconds() ?? 0) / 1000, `${at}.initialDelay`, atLeast(0)),
    ...wholeFaults((period?.toMilliseconds() ?? 1000) / 1000, `${at}.period`, atLeast(1)),
    ...wholeFaults((timeout?.toMilliseconds() ?? 1000) / 1000, `${at}.timeout`, atLeast(1)),
    ...wholeFaults(failureThreshold ?? 3, `${at}.failureThreshold`, atLeast(1)),
  ];
}
