import { ownValue } from '../../values/own-value';

/**
 * Returns the proxy that the environment names for an address, as Go's `net/http.ProxyFromEnvironment` finds it:
 * `HTTPS_PROXY` or `HTTP_PROXY` by the address' scheme, unless `NO_PROXY` names its host. Undefined for none.
 */
export function proxyFor(address: string, environment: NodeJS.ProcessEnv): string | undefined {
  const { protocol, hostname, port } = new URL(address);
  const scheme = protocol.slice(0, -1);
  const proxy = variable(environment, `${scheme}_proxy`);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (proxy === undefined || isLoopback(host) || isExcluded(host, port, variable(environment, 'no_proxy') ?? '')) {
    return undefined;
  }
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function variable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = ownValue(environment, name.toUpperCase()) || ownValue(environment, name);
  return value === '' ? undefined : value;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function isExcluded(host: string, port: string, list: string): boolean {
  return list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => {
      const [name = '', onlyPort] = entry.split(/:(?=\d+$)/);
      if (onlyPort !== undefined && onlyPort !== port) {
        return false;
      }
      return entry === '*' || name === host || inRange(host, name) || isBelow(host, name);
    });
}

/** Says whether a host is a domain's or below it: `example.com` also means what is below, `.example.com` only that. */
function isBelow(host: string, domain: string): boolean {
  const bare = domain.replace(/^\*?\./, '');
  return bare !== '' && host.endsWith(`.${bare}`);
}

/** Says whether an IPv4 address is within a range such as `10.0.0.0/8`. */
function inRange(host: string, range: string): boolean {
  const match = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(range);
  const [address, base] = [numberOf(host), numberOf(match?.[1] ?? '')];
  if (match === null || address === undefined || base === undefined) {
    return false;
  }
  const size = 2 ** (32 - Number(match[2]));
  return Math.floor(address / size) === Math.floor(base / size);
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  return parts.length === 4 && parts.every((part) => part >= 0 && part <= 255)
    ? parts.reduce((sum, part) => sum * 256 + part, 0)
    : undefined;
}
