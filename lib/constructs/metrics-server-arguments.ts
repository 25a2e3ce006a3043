import type { Duration } from 'cdk8s';
import { refuseIfAny } from '../values/invalid-input';
import { wholeFaults } from '../values/ranges';

/** The port that metrics-server serves TLS on. */
export const METRICS_SERVER_PORT = 10_250;

/** What changes metrics-server's command line. */
export interface MetricsServerArgumentsProps {
  /** Time between two scrapes of the kubelets: 10 s or more, whole seconds. */
  readonly resolution: Duration;
  /** Whether the kubelets' certificates go unverified. */
  readonly kubeletInsecureTls: boolean;
}

/** Returns the arguments of metrics-server v0.9.0's release, each flag once. */
export function metricsServerArguments({ resolution, kubeletInsecureTls }: MetricsServerArgumentsProps): string[] {
  const seconds = resolution.toMilliseconds() / 1000;
  refuseIfAny(wholeFaults(seconds, 'resolution', { min: 10, max: 3600 }));
  return [
    '--cert-dir=/tmp',
    `--secure-port=${METRICS_SERVER_PORT}`,
    '--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
    '--kubelet-use-node-status-port',
    `--metric-resolution=${seconds}s`,
    ...(kubeletInsecureTls ? ['--kubelet-insecure-tls'] : []),
  ];
}
