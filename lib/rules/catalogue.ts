// Generated from the files of this folder's catalogue/ by `npm run generate`; a test fails when it differs.
import { autoscalerHasRoom } from './catalogue/autoscaler-has-room';
import { autoscalerTargetExists } from './catalogue/autoscaler-target-exists';
import { configChangeRestarts } from './catalogue/config-change-restarts';
import { disruptionBudgetAllowsDrain } from './catalogue/disruption-budget-allows-drain';
import { drainBeforeStop } from './catalogue/drain-before-stop';
import { duplicateKey } from './catalogue/duplicate-key';
import { effectiveThreshold } from './catalogue/effective-threshold';
import { expectedWorkersMatch } from './catalogue/expected-workers-match';
import { flagGivenOnce } from './catalogue/flag-given-once';
import { identityUnique } from './catalogue/identity-unique';
import { imagePinned } from './catalogue/image-pinned';
import { livenessNotReadiness } from './catalogue/liveness-not-readiness';
import { loadTargetExists } from './catalogue/load-target-exists';
import { maxReplicasCeiling } from './catalogue/max-replicas-ceiling';
import { maxReplicasFitCluster } from './catalogue/max-replicas-fit-cluster';
import { maxReplicasFitQuota } from './catalogue/max-replicas-fit-quota';
import { memoryOnlyScaling } from './catalogue/memory-only-scaling';
import { metricSourcePresent } from './catalogue/metric-source-present';
import { metricsResolution } from './catalogue/metrics-resolution';
import { metricsServerTls } from './catalogue/metrics-server-tls';
import { minNotAboveMax } from './catalogue/min-not-above-max';
import { monitorSelectsService } from './catalogue/monitor-selects-service';
import { namespaceLimitRangeDefaults } from './catalogue/namespace-limit-range-defaults';
import { noLoadTestInProduction } from './catalogue/no-load-test-in-production';
import { noNodePortOutsideLocal } from './catalogue/no-node-port-outside-local';
import { nodePortFree } from './catalogue/node-port-free';
import { nodePortInRange } from './catalogue/node-port-in-range';
import { oneAutoscalerPerTarget } from './catalogue/one-autoscaler-per-target';
import { oneLocustMaster } from './catalogue/one-locust-master';
import { podsCountedOnce } from './catalogue/pods-counted-once';
import { policyPeriodBelowSync } from './catalogue/policy-period-below-sync';
import { priorityClassExists } from './catalogue/priority-class-exists';
import { probePortExists } from './catalogue/probe-port-exists';
import { pullPolicyFitsTag } from './catalogue/pull-policy-fits-tag';
import { reachableTarget } from './catalogue/reachable-target';
import { redundantMinimum } from './catalogue/redundant-minimum';
import { replicasOwnedByAutoscaler } from './catalogue/replicas-owned-by-autoscaler';
import { requestsForUtilization } from './catalogue/requests-for-utilization';
import { rolloutSurgeFits } from './catalogue/rollout-surge-fits';
import { sameNamespace } from './catalogue/same-namespace';
import { scaleDownPossible } from './catalogue/scale-down-possible';
import { scaleToZeroSupported } from './catalogue/scale-to-zero-supported';
import { scaleUpPossible } from './catalogue/scale-up-possible';
import { selectorMatchesTemplate } from './catalogue/selector-matches-template';
import { serviceSelectsOneWorkload } from './catalogue/service-selects-one-workload';
import { serviceSelectsPods } from './catalogue/service-selects-pods';
import { serviceTargetPortExists } from './catalogue/service-target-port-exists';
import { stableSelector } from './catalogue/stable-selector';
import { startupCovered } from './catalogue/startup-covered';
import { toleranceSupported } from './catalogue/tolerance-supported';
import { waitHasDeadline } from './catalogue/wait-has-deadline';
import { waiverHasReason } from './catalogue/waiver-has-reason';
import { waiverInDate } from './catalogue/waiver-in-date';
import { waiverNamesRule } from './catalogue/waiver-names-rule';
import { waiverUsed } from './catalogue/waiver-used';
import { windowCoversMetricDelay } from './catalogue/window-covers-metric-delay';
import type { Rule } from './rule';
import type { WaiverRule } from './waiver-rule';

/** Every rule, sorted by id. */
export const CATALOGUE: readonly (Rule | WaiverRule)[] = [
  autoscalerHasRoom,
  autoscalerTargetExists,
  configChangeRestarts,
  disruptionBudgetAllowsDrain,
  drainBeforeStop,
  duplicateKey,
  effectiveThreshold,
  expectedWorkersMatch,
  flagGivenOnce,
  identityUnique,
  imagePinned,
  livenessNotReadiness,
  loadTargetExists,
  maxReplicasCeiling,
  maxReplicasFitCluster,
  maxReplicasFitQuota,
  memoryOnlyScaling,
  metricSourcePresent,
  metricsResolution,
  metricsServerTls,
  minNotAboveMax,
  monitorSelectsService,
  namespaceLimitRangeDefaults,
  noLoadTestInProduction,
  noNodePortOutsideLocal,
  nodePortFree,
  nodePortInRange,
  oneAutoscalerPerTarget,
  oneLocustMaster,
  podsCountedOnce,
  policyPeriodBelowSync,
  priorityClassExists,
  probePortExists,
  pullPolicyFitsTag,
  reachableTarget,
  redundantMinimum,
  replicasOwnedByAutoscaler,
  requestsForUtilization,
  rolloutSurgeFits,
  sameNamespace,
  scaleDownPossible,
  scaleToZeroSupported,
  scaleUpPossible,
  selectorMatchesTemplate,
  serviceSelectsOneWorkload,
  serviceSelectsPods,
  serviceTargetPortExists,
  stableSelector,
  startupCovered,
  toleranceSupported,
  waitHasDeadline,
  waiverHasReason,
  waiverInDate,
  waiverNamesRule,
  waiverUsed,
  windowCoversMetricDelay,
];
