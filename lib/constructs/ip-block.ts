import { isIP, isIPv4 } from 'node:net';
import type { Fault } from '../values/invalid-input';

/** Addresses, in Kubernetes' own words (`networking.k8s.io/v1`, `IPBlock`). */
export interface IpBlock {
  /** An IPv4 or IPv6 subnet with no bits set beyond its prefix: `10.0.0.0/8`, `2001:db8::/32`. */
  readonly cidr: string;

  /**
   * Smaller subnets within `cidr` that do not count.
   *
   * @default - none
   */
  readonly except?: readonly string[];
}

/** A subnet as numbers. */
interface Subnet {
  /** Bits of an address: 32 or 128. */
  readonly width: 32 | 128;
  /** The address. */
  readonly address: bigint;
  /** Bits that count. */
  readonly prefix: number;
}

/**
 * Returns what the API server would refuse in a block of addresses.
 *
 * Follows `ValidateIPBlock` in `pkg/apis/networking/validation/validation.go` and `parseCIDR` in apimachinery's
 * `pkg/util/validation/ip.go` (v1.37), strict as they are from Kubernetes 1.36 on (`StrictIPCIDRValidation`).
 *
 * @param at the property's name.
 */
export function ipBlockFaults({ cidr, except = [] }: IpBlock, at: string): Fault[] {
  const whole = parseSubnet(cidr);
  return [
    ...subnetFaults(cidr, `${at}.cidr`),
    ...except.flatMap((text, index): Fault[] => {
      const place = `${at}.except[${index}]`;
      const faults = subnetFaults(text, place);
      const part = parseSubnet(text);
      if (faults.length > 0 || whole === undefined || part === undefined || isStrictlyWithin(part, whole)) {
        return faults;
      }
      return [{ code: 'CONFLICT', at: place, message: `is '${text}'; give a smaller subnet within '${cidr}'` }];
    }),
  ];
}

/** Returns the subnet of one address, `169.254.20.10/32` for `169.254.20.10`, or undefined when the text is no address. */
export function subnetOfAddress(address: string): string | undefined {
  const cidr = `${address}/${isIPv4(address) ? 32 : 128}`;
  return subnetFaults(cidr, 'cidr').length === 0 ? cidr : undefined;
}

function subnetFaults(text: string, at: string): Fault[] {
  const subnet = parseSubnet(text);
  if (subnet === undefined) {
    const message = `is '${text}'; give an IPv4 or IPv6 subnet such as 10.0.0.0/8 or 2001:db8::/32`;
    return [{ code: 'BAD_FORMAT', at, message }];
  }
  const { width, address, prefix } = subnet;
  if (address % 2n ** BigInt(width - prefix) !== 0n) {
    const message = `is '${text}', which has bits set beyond its prefix of ${prefix}; set them to 0, or give /${width} for one address`;
    return [{ code: 'BAD_FORMAT', at, message }];
  }
  // ::ffff:0:0/96 holds the IPv4 addresses as IPv6 ones; plugins differ in what they make of it.
  return width === 128 && address >> 32n === 0xffffn
    ? [{ code: 'BAD_FORMAT', at, message: `is '${text}', an IPv4 address written as IPv6; write it as IPv4` }]
    : [];
}

function isStrictlyWithin(part: Subnet, whole: Subnet): boolean {
  const beyond = BigInt(whole.width - whole.prefix);
  return part.width === whole.width && part.prefix > whole.prefix && part.address >> beyond === whole.address >> beyond;
}

/** Returns the subnet, or undefined when the text is none. */
function parseSubnet(text: string): Subnet | undefined {
  const [, host = '', digits = ''] = /^([0-9A-Fa-f.:]+)\/(0|[1-9][0-9]{0,2})$/.exec(text) ?? [];
  const version = isIP(host);
  const width = version === 4 ? 32 : 128;
  const prefix = Number(digits);
  return version === 0 || prefix > width ? undefined : { width, prefix, address: addressBits(host) };
}

/** Returns the bits of an address that Node accepts as one. */
function addressBits(host: string): bigint {
  if (isIPv4(host)) {
    return host.split('.').reduce((bits, byte) => bits * 256n + BigInt(byte), 0n);
  }
  const start = host.lastIndexOf(':') + 1;
  const last = host.slice(start);
  const groups = (last.includes('.') ? host.slice(0, start) + groupsOfIpv4(last) : host).split('::');
  const [head = [], tail = []] = groups.map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].reduce((bits, group) => bits * 65_536n + BigInt(`0x${group}`), 0n);
}

/** Returns the last two groups of an IPv6 address that were written as an IPv4 one. */
function groupsOfIpv4(host: string): string {
  const bits = addressBits(host);
  return `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
}
