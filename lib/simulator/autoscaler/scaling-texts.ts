import type { LimitReason } from './bounds';

/** What the condition ScalingLimited says of each reason: `pkg/controller/podautoscaler/horizontal.go`. */
export const LIMIT_MESSAGES: Readonly<Record<LimitReason, string>> = {
  DesiredWithinRange: 'the desired count is within the acceptable range',
  TooManyReplicas: 'the desired replica count is more than the maximum replica count',
  TooFewReplicas: 'the desired replica count is less than the minimum replica count',
  ScaleUpLimit: 'the desired replica count is increasing faster than the maximum scale rate',
  ScaleDownLimit: 'the desired replica count is decreasing faster than the maximum scale rate',
};

/** What the condition AbleToScale says of a count that a window holds back. */
export const STABILIZED_MESSAGES = {
  ScaleUpStabilized: 'recent recommendations were lower than current one, applying the lowest recent recommendation',
  ScaleDownStabilized:
    'recent recommendations were higher than current one, applying the highest recent recommendation',
} as const;

/** What the condition AbleToScale says of a count that no window holds back. */
export const READY_MESSAGE = 'recommended size matches current size';

/**
 * Returns a text as Go prints it when it is taken for a format without arguments: what Kubernetes 1.28 does to some
 * messages, so that `95% busy` becomes `95%!b(MISSING)usy`.
 */
export function asFormat(text: string): string {
  return text.replace(/%([-+# 0]*)(\d*)(?:\.(\d*))?(.?)/gsu, (_all, _flags, _width, _precision, verb: string) => {
    if (verb === '%') {
      return '%';
    }
    return verb === '' ? '%!(NOVERB)' : verb === '!' ? '%!!(NOVERB)' : `%!${verb}(MISSING)`;
  });
}
