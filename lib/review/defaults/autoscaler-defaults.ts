import { asFields, type Defaulting, type Draft, draftAt, isBare, setOptional } from './default-of';

const SCALE_UP = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const SCALE_DOWN = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };
const DEFAULT_METRIC = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

function direction(behavior: Draft, field: string, defaults: Draft): void {
  const rules = draftAt(behavior, field);
  for (const [key, value] of Object.entries(defaults)) {
    setOptional(rules, key, value);
  }
}

/** What the API server fills into autoscalers (`pkg/apis/autoscaling/v2/defaults.go`, v1.37). */
export const AUTOSCALER_DEFAULTS: Readonly<Record<string, Defaulting>> = {
  'autoscaling.HorizontalPodAutoscalerSpec': (draft) => {
    setOptional(draft, 'minReplicas', 1);
    if (isBare(draft.metrics)) {
      draft.metrics = [DEFAULT_METRIC];
    }
    if (draft.behavior !== undefined && draft.behavior !== null) {
      const behavior = { ...asFields(draft.behavior) };
      direction(behavior, 'scaleUp', SCALE_UP);
      direction(behavior, 'scaleDown', SCALE_DOWN);
      draft.behavior = behavior;
    }
  },
};
