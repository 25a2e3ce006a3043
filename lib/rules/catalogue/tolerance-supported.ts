import { autoscaler, deployment } from '../example';
import { kubernetesMinor } from '../kubernetes-minor';
import { AUTOSCALERS, type MissingFact, type Offence, type Rule } from '../rule';
import { TOLERANCE_SINCE_MINOR } from '../scaling-thresholds';

const GATE = 'HPAConfigurableTolerance';
const ON_BY_DEFAULT_SINCE_MINOR = 35;

/** A tolerance in the manifest needs a Kubernetes that reads it. */
export const toleranceSupported: Rule = {
  id: 'tolerance-supported',
  severity: 'error',
  kinds: AUTOSCALERS,
  reach: 'namespace',
  why: "An API server that does not know the field, or has its gate off, drops it: the controller's 10 % applies.",
  fix: `Run Kubernetes 1.${ON_BY_DEFAULT_SINCE_MINOR} or later, switch the gate ${GATE} on (1.${TOLERANCE_SINCE_MINOR} and later), or remove the tolerance.`,
  accepted: deployment() + autoscaler('maxReplicas: 10\nbehavior: { scaleUp: { stabilizationWindowSeconds: 0 } }'),
  rejected: deployment() + autoscaler('maxReplicas: 10\nbehavior: { scaleUp: { tolerance: 50m } }'),
  exampleSettings: { kubernetesVersion: '1.32' },

  check(object, all, facts) {
    const scaler = all.autoscalerFrom(object);
    const minor = kubernetesMinor(facts);
    return [scaler?.scaleUp, scaler?.scaleDown].flatMap((rules): readonly (Offence | MissingFact)[] => {
      if (rules?.tolerance === undefined) {
        return [];
      }
      return minor === undefined
        ? [{ missing: 'kubernetesVersion' }]
        : offences(minor, rules.pointer, facts.featureGates);
    });
  },
};

function offences(minor: number, pointer: string, gates: readonly string[] = []): Offence[] {
  const path = `${pointer}/tolerance`;
  if (minor < TOLERANCE_SINCE_MINOR) {
    return [{ path, message: `is read from Kubernetes 1.${TOLERANCE_SINCE_MINOR} on; the cluster is 1.${minor}` }];
  }
  return minor >= ON_BY_DEFAULT_SINCE_MINOR || gates.includes(GATE)
    ? []
    : [{ path, message: `needs the feature gate ${GATE}, which is off by default in Kubernetes 1.${minor}` }];
}
