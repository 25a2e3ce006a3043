export { ScalingValidation, type ScalingValidationProps, type ValidationPluginContext } from './cli/validation-plugin';
export { ClusterDns } from './constructs/cluster-dns';
export { CHECKSUM_ANNOTATION, checksumAnnotation } from './constructs/content-checksum';
export { DisruptionBudget, type DisruptionBudgetProps } from './constructs/disruption-budget';
export type { Drain } from './constructs/drain';
export { type EndpointWaitProps, renderEndpointWait } from './constructs/endpoint-wait';
export type { HttpProbe, HttpProbes, StartupProbe } from './constructs/http-probes';
export {
  type AutoscalerProps,
  InferenceAutoscaler,
  type InferenceAutoscalerProps,
} from './constructs/inference-autoscaler';
export {
  ImagePullPolicy,
  InferenceDeployment,
  type InferenceDeploymentProps,
  type SecretKey,
} from './constructs/inference-deployment';
export {
  InferenceService,
  type InferenceServiceParts,
  type InferenceServiceProps,
  SCALED_ELSEWHERE,
  type Scaling,
} from './constructs/inference-service';
export type { IpBlock } from './constructs/ip-block';
export { LocalKafka, type LocalKafkaProps } from './constructs/local-kafka';
export { LocustLoadTest, type LocustLoadTestProps } from './constructs/locust-load-test';
export { type LocustScenario, packagedLocustfile, type RequestWeights } from './constructs/locust-scenario';
export { type DescribedObject, Metric, type MetricIdentity, type ValueTarget } from './constructs/metric';
export { MetricsMonitor, type MetricsMonitorProps, type MonitorRules } from './constructs/metrics-monitor';
export { MetricsServer, type MetricsServerProps } from './constructs/metrics-server';
export { MetricsServerPatch, type MetricsServerPatchProps } from './constructs/metrics-server-patch';
export type { PodPlacement, Toleration } from './constructs/pod-placement';
export { type Bounds, type ContainerResources, UNLIMITED } from './constructs/resources';
export { RestrictedNamespace, type RestrictedNamespaceProps } from './constructs/restricted-namespace';
export { type ScalingBehavior, ScalingPolicy, type ScalingRules, SelectPolicy } from './constructs/scaling-behavior';
export { type ServicePort, StableService, type StableServiceProps } from './constructs/stable-service';
export { type TopologySpread, WhenUnsatisfiable } from './constructs/topology-spread';
export {
  type CalledPeer,
  type CalledPods,
  type CalledPorts,
  type PeerAddresses,
  type PeerPods,
  type TrafficPeer,
  TrafficPolicy,
  type TrafficPolicyProps,
  type TrafficPolicyRules,
} from './constructs/traffic-policy';
export { FolderMedium, type WritableFolder } from './constructs/writable-folders';
export { checkApp, type SynthValidationOptions, validateOnSynth } from './rules/synth-validation';
export { type AcknowledgeProps, acknowledge } from './rules/synth-waiver';
export type { TcpEndpoint } from './values/endpoint';
export { type Fault, type FaultCode, InvalidInput } from './values/invalid-input';
