import { isQuantity, parseQuantity } from '../../../lib/values/quantity';

/** Fields that are written as quantities, so that `1000m` is stored as `1`. */
const QUANTITIES = /\.(requests|limits|hard|capacity)\.[^.]+$|\.(averageValue|value|sizeLimit|tolerance|divisor)$/;

/**
 * Fields that Kubernetes leaves out when they have Go's zero value, so that it stores them whether they are there or
 * not. They are not pointers in the API's types; for a pointer, leaving out a 0 or false would be a loss.
 */
const ZERO_IS_ABSENT =
  /\.(hostNetwork|hostPID|hostIPC|tty|stdin|stdinOnce|readOnly|publishNotReadyAddresses|initialDelaySeconds)$/;

/**
 * Returns where the stored object is not what was sent, as `path: what`; empty when each field that was sent is there
 * with its value. Fields that are only stored are defaults, and no fault. Quantities are compared by their value.
 */
export function lostInStorage(sent: unknown, stored: unknown, path = ''): string[] {
  if (Array.isArray(sent)) {
    return lostInList(sent, stored, path);
  }
  if (typeof sent === 'object' && sent !== null) {
    if (!isRecord(stored)) {
      return [`${path}: sent ${JSON.stringify(sent)}, stored ${JSON.stringify(stored)}`];
    }
    return Object.entries(sent).flatMap(([key, value]) => lostInStorage(value, stored[key], `${path}.${key}`));
  }
  return isSame(sent, stored, path) ? [] : [`${path}: sent ${JSON.stringify(sent)}, stored ${JSON.stringify(stored)}`];
}

function lostInList(sent: readonly unknown[], stored: unknown, path: string): string[] {
  if (stored === undefined && sent.length === 0) {
    return []; // Kubernetes has no empty lists apart from absent ones
  }
  if (!Array.isArray(stored) || stored.length !== sent.length) {
    return [`${path}: sent ${sent.length} items, stored ${JSON.stringify(stored)}`];
  }
  return sent.flatMap((item, index) => lostInStorage(item, stored[index], `${path}[${index}]`));
}

function isSame(sent: unknown, stored: unknown, path: string): boolean {
  if (sent === stored) {
    return true;
  }
  if (stored === undefined) {
    return (sent === false || sent === 0) && ZERO_IS_ABSENT.test(path);
  }
  return (
    QUANTITIES.test(path) &&
    isAmount(sent) &&
    isAmount(stored) &&
    parseQuantity(sent).nano === parseQuantity(stored).nano
  );
}

function isAmount(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && isQuantity(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
