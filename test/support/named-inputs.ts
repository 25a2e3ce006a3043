type Named = Readonly<Record<string, unknown>>;

/** Returns manifests whose every free name, key and label is the given one; the second set is a change of the first. */
export function namedManifests(name: string, isChanged = false): Named[] {
  const metadata = { name, namespace: name, labels: { [name]: name, app: name }, annotations: { [name]: name } };
  const selector = { matchLabels: { [name]: name } };
  const value = isChanged ? `other-${name}` : name;
  const container = {
    name,
    image: `registry.example/${name}:${isChanged ? '2' : '1'}`,
    ports: [{ name, containerPort: 8000 }],
    env: [
      { name, value },
      { name: `${name}_REF`, valueFrom: { configMapKeyRef: { name, key: name } } },
    ],
    resources: { requests: { cpu: '1', memory: '1Gi', [name]: 1 }, limits: { memory: '1Gi', [name]: 1 } },
    readinessProbe: { httpGet: { path: `/${name}`, port: name } },
    volumeMounts: [{ name, mountPath: `/${name}` }],
  };
  const podSpec = {
    serviceAccountName: name,
    priorityClassName: name,
    nodeSelector: { [name]: name },
    tolerations: [{ key: name, operator: 'Equal', value: name, effect: 'NoSchedule' }],
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: name, whenUnsatisfiable: 'DoNotSchedule', labelSelector: selector },
    ],
    containers: [container],
    volumes: [{ name, configMap: { name, items: [{ key: name, path: name }] } }],
  };
  const target = { type: 'AverageValue', averageValue: isChanged ? '20' : '10' };
  const metrics = [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    { type: 'ContainerResource', containerResource: { name: 'cpu', container: name, target } },
    { type: 'Resource', resource: { name, target } },
    { type: 'Pods', pods: { metric: { name, selector }, target } },
    { type: 'External', external: { metric: { name, selector }, target } },
    { type: 'Object', object: { describedObject: { kind: name, name }, metric: { name }, target } },
  ];
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: metadata.labels } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { selector, template: { metadata, spec: podSpec } },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: { [name]: name }, ports: [{ name, port: 80, targetPort: name }] },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: 2,
        maxReplicas: 10,
        metrics,
      },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { [name]: value } },
    { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { [name]: value } },
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: { [name]: isChanged ? 2 : 1 } } },
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { selector, maxUnavailable: 1 } },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: selector } },
    { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: isChanged ? 2 : 1 },
    { apiVersion: `${name}.example/${name}`, kind: name, metadata, [name]: { [name]: value, list: [{ name, value }] } },
    { apiVersion: name, kind: name, metadata, spec: { [name]: value } },
    { apiVersion: 'extensions/v1beta1', kind: name, metadata, spec: { [name]: value } },
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { ...metadata, name: `${name}-keda` },
      spec: { scaleTargetRef: { name: `${name}-keda` }, triggers: [{ type: name, metadata: { [name]: value } }] },
    },
  ];
}

/** Returns a manifest set that can be simulated: a workload and an autoscaler on CPU and on metrics of the given name. */
export function namedService(name: string): Named[] {
  return namedManifests(name)
    .filter(({ kind }) => kind === 'Deployment' || kind === 'HorizontalPodAutoscaler')
    .map((manifest) => JSON.parse(JSON.stringify(manifest)));
}

/** Returns settings of checks that name everything with the given name. */
export function namedSettings(name: string): Named {
  return {
    kubernetesVersion: '1.33',
    nodes: [
      {
        count: 4,
        cpu: 4,
        memory: '16Gi',
        labels: { [name]: name },
        taints: [{ key: name, value: name, effect: 'NoSchedule' }],
      },
    ],
    provides: { resourceMetrics: true, customMetrics: true, externalMetrics: true, priorityClasses: [name] },
    startupSeconds: { [name]: 30 },
    environments: { [name]: { startupSeconds: { [name]: 60 } } },
  };
}

/** Returns a scenario of two minutes whose classes, node labels and metrics have the given name. */
export function namedScenario(name: string): Named {
  return {
    schemaVersion: 1,
    title: name,
    durationSeconds: 120,
    load: { closed: { users: { constant: 20 }, thinkSeconds: 1 } },
    service: {
      classes: [
        { name, weight: 2, cpuSeconds: 0.02 },
        { name: `/${name}`, cpuSeconds: 0.01 },
      ],
    },
    nodes: [{ count: 4, cpu: 4, memory: '16Gi', labels: { [name]: name } }],
    metrics: { custom: { [name]: { of: 'requestsPerSecond' } } },
  };
}

/** Returns the lines of an autoscaler's recording whose every name is the given one. */
export function namedRecording(name: string): Named[] {
  const answer = {
    items: [
      { metricName: name, timestamp: '2000-01-01T00:09:50Z', value: '30', describedObject: { kind: 'Pod', name } },
    ],
  };
  const autoscaler = namedManifests(name).find(({ kind }) => kind === 'HorizontalPodAutoscaler');
  const observation = {
    kind: 'Observation',
    time: '2000-01-01T00:10:00Z',
    target: { replicas: 1, statusReplicas: 1, selector: `${name}=${name}` },
    pods: [
      {
        metadata: { name, labels: { [name]: name } },
        spec: { containers: [{ name, resources: { requests: { cpu: '1', [name]: '1' } } }] },
        status: {
          phase: 'Running',
          startTime: '2000-01-01T00:00:00Z',
          conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2000-01-01T00:00:10Z' }],
        },
      },
    ],
    podMetrics: {
      items: [
        {
          metadata: { name },
          timestamp: '2000-01-01T00:09:50Z',
          window: '15s',
          containers: [{ name, usage: { cpu: '900m', memory: '1Gi', [name]: '30' } }],
        },
      ],
    },
    podCustomMetrics: { [name]: answer },
    externalMetrics: { [name]: answer },
    objectMetrics: { [`${name}/${name}/${name}`]: { value: '30' } },
  };
  return [{ kind: 'Recording', schemaVersion: 1, autoscaler }, observation];
}
