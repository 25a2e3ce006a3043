import { InvalidInput } from '../../values/invalid-input';
import { ownValue, setOwnValue } from '../../values/own-value';
import { shown } from '../../values/shown';
import type { ControllerSettings } from '../autoscaler/controller-settings';
import { isObject } from '../autoscaler/field-check';

const SECONDS = [
  'downscaleStabilizationSeconds',
  'cpuInitializationPeriodSeconds',
  'initialReadinessDelaySeconds',
] as const;

/**
 * Returns how a recording's controller was set; what is left out has kube-controller-manager's defaults.
 *
 * @throws InvalidInput naming the setting that is not what it has to be.
 */
export function readSettings(given: unknown): ControllerSettings {
  if (given === undefined || given === null) {
    return {};
  }
  if (!isObject(given)) {
    throw InvalidInput.of('WRONG_TYPE', 'controller', 'is no object; leave it out, or give the settings by name');
  }
  const settings: Record<string, unknown> = {};
  for (const name of ['tolerance', ...SECONDS]) {
    const value = ownValue(given, name);
    if (value !== undefined && value !== null) {
      if (typeof value !== 'number' || !(value >= 0)) {
        throw InvalidInput.of('WRONG_TYPE', `controller.${name}`, `is ${shown(value)}; give a number, 0 or more`);
      }
      setOwnValue(settings, name, value);
    }
  }
  const { kubernetesVersion, featureGates } = given;
  if (kubernetesVersion !== undefined && kubernetesVersion !== null) {
    settings.kubernetesVersion = String(kubernetesVersion);
  }
  if (featureGates !== undefined && featureGates !== null) {
    settings.featureGates = gatesOf(featureGates);
  }
  return settings;
}

function gatesOf(gates: unknown): Readonly<Record<string, boolean>> {
  const isGates = isObject(gates) && Object.values(gates).every((value) => typeof value === 'boolean');
  if (!isGates) {
    throw InvalidInput.of('WRONG_TYPE', 'controller.featureGates', 'must give true or false for each gate');
  }
  return gates as Record<string, boolean>;
}
