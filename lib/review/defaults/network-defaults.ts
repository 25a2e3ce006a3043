import { asFields, type Defaulting, draftAt, draftsAt, isBare, setDefault, setOptional } from './default-of';

const AFFINITY_SECONDS = 10_800;
const WITH_ADDRESS = ['ClusterIP', 'NodePort', 'LoadBalancer'];

/**
 * What the API server fills into Services, NetworkPolicies and Ingresses (`pkg/apis/core/v1/defaults.go`,
 * `pkg/apis/networking/v1/defaults.go`, and for the address families `pkg/registry/core/service/storage/alloc.go`, v1.37).
 */
export const NETWORK_DEFAULTS: Readonly<Record<string, Defaulting>> = {
  'core.ServiceSpec': (draft) => {
    setDefault(draft, 'sessionAffinity', 'None');
    if (draft.sessionAffinity === 'None') {
      delete draft.sessionAffinityConfig;
    } else {
      const client = draftAt(draftAt(draft, 'sessionAffinityConfig'), 'clientIP');
      setOptional(client, 'timeoutSeconds', AFFINITY_SECONDS);
    }
    setDefault(draft, 'type', 'ClusterIP');
    for (const port of draftsAt(draft, 'ports')) {
      setDefault(port, 'protocol', 'TCP');
      setDefault(port, 'targetPort', port.port);
    }
    const { type } = draft;
    const isExternal = type === 'NodePort' || type === 'LoadBalancer' || !isBare(draft.externalIPs);
    if (isExternal) {
      setDefault(draft, 'externalTrafficPolicy', 'Cluster');
    }
    if (WITH_ADDRESS.includes(String(type))) {
      setOptional(draft, 'internalTrafficPolicy', 'Cluster');
      if (draft.clusterIP !== 'None' || !isBare(draft.selector)) {
        setOptional(draft, 'ipFamilyPolicy', 'SingleStack');
      }
    }
    if (type === 'LoadBalancer') {
      setOptional(draft, 'allocateLoadBalancerNodePorts', true);
    }
  },
  'discovery.EndpointPort': (draft) => {
    setOptional(draft, 'name', '');
    setOptional(draft, 'protocol', 'TCP');
  },
  'networking.NetworkPolicyPort': (draft) => setOptional(draft, 'protocol', 'TCP'),
  'networking.NetworkPolicySpec': (draft) => {
    if (isBare(draft.policyTypes)) {
      draft.policyTypes = isBare(draft.egress) ? ['Ingress'] : ['Ingress', 'Egress'];
    }
  },
  'networking.IngressClassParametersReference': (draft) => setOptional(draft, 'scope', 'Cluster'),
  'admissionregistration.ServiceReference': (draft) => setOptional(draft, 'port', 443),
  'apiextensions.ServiceReference': (draft) => setOptional(draft, 'port', 443),
  'apiregistration.ServiceReference': (draft) => setOptional(draft, 'port', 443),
  'rbac.RoleRef': (draft) => setDefault(draft, 'apiGroup', 'rbac.authorization.k8s.io'),
  'rbac.Subject': (draft) => {
    if (draft.kind === 'User' || draft.kind === 'Group') {
      setDefault(draft, 'apiGroup', 'rbac.authorization.k8s.io');
    }
  },
  'core.Namespace': (draft) => {
    const metadata = draftAt(draft, 'metadata');
    const name = metadata.name;
    if (typeof name === 'string' && name !== '') {
      metadata.labels = { ...asFields(metadata.labels), 'kubernetes.io/metadata.name': name };
    }
  },
};
