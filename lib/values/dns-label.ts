import type { Fault } from './invalid-input';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST = 63;

/**
 * Returns what is wrong with a name that must be a DNS label, if anything is.
 *
 * Follows apimachinery `pkg/util/validation/validation.go`, `IsDNS1123Label` (v1.37): at most 63 characters.
 *
 * @param at the setting's name.
 */
export function dnsLabelFaults(name: string, at: string): Fault[] {
  if (name.length <= LONGEST && DNS_LABEL.test(name)) {
    return [];
  }
  const message = `is '${name}', not a DNS label; use at most ${LONGEST} of a-z, 0-9 and '-', beginning and ending with a letter or digit`;
  return [{ code: 'BAD_FORMAT', at, message }];
}
