import type { RunRecordHeader } from '../record/run-record';
import type { ValidationReport } from './validation-report';

/** Returns commands that show the same things while they happen. */
export function watchCommands(header: RunRecordHeader | undefined): ValidationReport['commands'] {
  if (header === undefined) {
    return [];
  }
  const { autoscaler, run } = header;
  const name = autoscaler.metadata?.name ?? '';
  const { kind, name: target } = autoscaler.spec.scaleTargetRef;
  const at = `-n ${run.namespace}`;
  return [
    { purpose: 'The autoscaler, as it changes', command: `kubectl get hpa ${name} ${at} --watch` },
    { purpose: 'Its conditions and events', command: `kubectl describe hpa ${name} ${at}` },
    { purpose: 'Pods, with their nodes', command: `kubectl get pods ${at} -o wide --watch` },
    { purpose: 'What pods use', command: `kubectl top pods ${at}` },
    { purpose: 'What nodes use', command: 'kubectl top nodes' },
    {
      purpose: 'Events of scaling',
      command: `kubectl get events ${at} --field-selector involvedObject.name=${name} --watch`,
    },
    { purpose: 'Log lines of the workload', command: `kubectl logs ${at} ${kind.toLowerCase()}/${target} --follow` },
    { purpose: 'This report again, from the recording', command: 'cdk8s-inference report DIR' },
    {
      purpose: "The autoscaler's decisions again",
      command: 'cdk8s-inference replay DIR/recording.jsonl --format text',
    },
    { purpose: 'A scenario for simulations, from this run', command: 'cdk8s-inference calibrate DIR' },
  ];
}
