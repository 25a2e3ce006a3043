/** A plan to begin with: the reference's run, each setting with what it is for. */
export const PLAN_TEMPLATE = `# What \`cdk8s-inference validate --plan FILE\` does, to which cluster, and what must be seen.
# Times are seconds, ratios are of 1. Settings that stand behind a # show their default, or what could be there.

# Contexts of the kubeconfig that may be put under load; * stands for any characters. Any other is refused.
allowedContexts:
  - docker-desktop
  - kind-*

namespace: default

# The objects under test. The workload is the autoscaler's target. Instead of names, manifests can be given:
# files and folders beside this file or below it, that hold the autoscaler, its target and the Service.
objects:
  autoscaler: inference
  service: inference
  servicePort: 8000
# manifests: [dist/local]

# The Locust master: its web API is reached by a port-forward to a Service, or by nodePort: 30089, or by a url.
loadGenerator:
  service: locust-web
  port: 8089
  podSelector: app=locust-master # requests from inside the cluster are sent from this pod
  workers: 4
  host: http://inference:8000
  deadManSeconds: 60 # when it hears nothing from the run for so long, Locust ends the load by itself

# What every phase under load must show. A phase may have its own.
limits:
  maxFailureRatio: 0.01
  slo: { percentile: 0.95, milliseconds: 500, maxShareOfTimeOver: 0.05 }

# Flags of kube-controller-manager where they are not the defaults: nothing can read them from a cluster.
# controller: { tolerance: 0.1, downscaleStabilizationSeconds: 300, syncPeriodSeconds: 15 }

pollSeconds: 5

# In this order; a phase that is left out is skipped.
phases:
  # API server, permissions, metrics, autoscaler, Service, nodes, Locust, and the rules of \`check\` on what runs.
  preflight: { mustPass: true }

  # GET of the health path from the load generator's pod by the Service's name, and through the API server.
  connectivity: { path: /healthz, timeoutSeconds: 5 }

  # Few users, shortly: does it work at all?
  smoke: { users: 10, spawnRatePerSecond: 2, durationSeconds: 10 }

  # Steady load: what does a request cost, and is it served well?
  load: { users: 100, spawnRatePerSecond: 10, durationSeconds: 210 }

  # More users, until the count is reached. Without users, as many are taken as the autoscaler's effective threshold
  # needs by what the load phase measured, and marginRatio more; without expectedReplicas, what is predicted is expected.
  scale-up: { users: 200, spawnRatePerSecond: 10, deadlineSeconds: 300, holdSeconds: 30 }

  # No users (or fewer), until the autoscaler's minimum is reached, or the predicted time and marginSeconds are over.
  scale-down: { users: 0, marginSeconds: 60 }
`;
