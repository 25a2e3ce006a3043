/** A scenario with comments to start from: the reference's load, which does not scale; a little more would. */
export const SCENARIO_TEMPLATE = `# yaml-language-server: $schema=node_modules/cdk8s-inference/schemas/scenario.schema.json
# What the manifests cannot tell: the load, the cost of a request, the cluster. Requests, limits, probes, the autoscaler,
# the mix and the pauses of the load test are read from the manifests:
#
#   cdk8s-inference simulate dist/local --scenario scenario.yaml
#
# Times are seconds from the start unless the name says otherwise.
schemaVersion: 1
title: 100 users for 10 minutes
durationSeconds: 600

load:
  # Users wait for each answer and think before they ask again, as Locust's do: a slow service slows its users.
  closed:
    users: { constant: 100 }
    # ramp: { from: 0, to: 200, seconds: 120 }
    # steps: [{ atSeconds: 0, value: 50 }, { atSeconds: 300, value: 200 }]
    # trace: { csv: users.csv }
    spawnRatePerSecond: 10
    # thinkSeconds: { uniform: { min: 0.5, max: 2 } }   # that of the locustfile in the manifests
  # Arrivals that do not wait for answers:
  # open:
  #   rate: { sinusoid: { mean: 100, amplitude: 60, periodSeconds: 86400 } }

service:
  # One entry for each kind of request. Weights are those of the locustfile in the manifests.
  classes:
    - name: /predict
      # CPU time of one request, seconds of one CPU: measure it, since everything follows from it.
      cpuSeconds: { lognormal: { mean: 0.0183, cv: 0.3 } }
      # waitSeconds: 0.005
      # failureProbability: 0.001
    - name: /healthz
      cpuSeconds: 0.0002
    - name: /metrics
      cpuSeconds: 0.0005
  # concurrency: 8          # requests worked on at once in a pod
  # queueLimit: 100         # requests that wait in a pod; more are refused
  timeoutSeconds: 30
  # Loading the model: the pod answers its probes only after it.
  startupCpuSeconds: 4
  startupSeconds: 2
  memory: 600Mi

# nodes:                    # those of .cdk8s-inference.yaml, or nodes without end
#   - { count: 3, cpu: 4, memory: 16Gi, reserved: { cpu: 500m, memory: 1Gi } }

# events:                   # what someone else does
#   - { atSeconds: 120, nodeLost: { node: 0, seconds: 300 } }
#   - { atSeconds: 200, rollingUpdate: {} }
#   - { atSeconds: 300, metricsDown: { seconds: 120 } }

# What is promised; steps that miss it are counted.
slo:
  latencySeconds: 0.25
  failureRatio: 0.01
`;
