import { ownValue } from '../values/own-value';
import { fieldAt, numberAt, textsAt } from './field-at';

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Returns the seconds that a container's preStop hook pauses: those of `sleep`, or of the first `sleep N` in a command;
 * 0 when it does something else, undefined without a hook.
 *
 * @param container the container, as parsed.
 */
export function preStopPauseSeconds(container: unknown): number | undefined {
  if (fieldAt(container, 'lifecycle', 'preStop') === undefined) {
    return undefined;
  }
  const command = textsAt(container, 'lifecycle', 'preStop', 'exec', 'command').join(' ');
  const { amount = '0', unit = 's' } =
    /\bsleep\s+(?<amount>\d+(?:\.\d+)?)(?<unit>[smhd]?)\b/.exec(command)?.groups ?? {};
  const slept = Number(amount) * (ownValue(UNIT_SECONDS, unit) ?? 1);
  return numberAt(container, 'lifecycle', 'preStop', 'sleep', 'seconds') ?? slept;
}
