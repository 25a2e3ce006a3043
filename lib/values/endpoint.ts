import type { Fault } from './invalid-input';
import { PORTS, wholeFaults } from './ranges';

/** A TCP endpoint: a host name or address, and a port. */
export interface TcpEndpoint {
  /** A host name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string;
  /** The TCP port: 1 to 65535. */
  readonly port: number;
}

const HOST_NAME = /^[A-Za-z0-9_](?:[-A-Za-z0-9_.]*[A-Za-z0-9_.])?$/;
const IPV6 = /^[0-9A-Fa-f:.]+$/;
const TEXT = /^(?:\[(?<bracketed>[^\]]+)\]|(?<plain>[^:]+)):(?<port>\d{1,5})$/;

/** Returns the endpoint that a text such as `kafka:9092` or `[::1]:9092` names; undefined when it names none. */
export function parseEndpoint(text: string): TcpEndpoint | undefined {
  const groups = TEXT.exec(text)?.groups;
  const host = groups?.bracketed ?? groups?.plain;
  return host === undefined ? undefined : { host, port: Number(groups?.port) };
}

/** Returns what is wrong with an endpoint, if anything is. */
export function endpointFaults({ host, port }: TcpEndpoint, at: string): Fault[] {
  const hostFaults: Fault[] =
    HOST_NAME.test(host) || (IPV6.test(host) && host.includes(':'))
      ? []
      : [{ code: 'BAD_FORMAT', at: `${at}.host`, message: `is '${host}'; give a host name or an IP address` }];
  return [...hostFaults, ...wholeFaults(port, `${at}.port`, PORTS)];
}
