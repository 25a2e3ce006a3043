import type { IpBlock } from '../../lib/constructs/ip-block';

/** A block of addresses, and what refuses it if anything does. */
export interface IpBlockCase extends IpBlock {
  /** Part of the message; undefined when it is accepted. */
  readonly refused?: string;
}

const SUBNET = 'give an IPv4 or IPv6 subnet';
const BITS = 'bits set beyond its prefix';
const SMALLER = 'give a smaller subnet within';

/** Blocks that a real API server answers in the same way; the suite `accepted` of the end-to-end tests asks it. */
export const IP_BLOCKS: readonly IpBlockCase[] = [
  { cidr: '0.0.0.0/0' },
  { cidr: '0.0.0.0/0', except: ['169.254.169.254/32', '10.0.0.0/8'] },
  { cidr: '::/0', except: ['fd00::/8', '::/1'] },
  { cidr: '10.0.0.0/8' },
  { cidr: '169.254.20.10/32' },
  { cidr: '2001:DB8::/32', except: ['2001:db8:1::/48'] },
  { cidr: '2001:db8:0:0:0:0:0:0/32' },
  { cidr: '64:ff9b::1.2.3.4/128' },
  { cidr: '::1/128' },
  { cidr: '', refused: SUBNET },
  { cidr: '10.0.0.0', refused: SUBNET },
  { cidr: '10.0.0.0/33', refused: SUBNET },
  { cidr: '2001:db8::/129', refused: SUBNET },
  { cidr: '10.0.0.0/-1', refused: SUBNET },
  { cidr: '10.0.0.0/8 ', refused: SUBNET },
  { cidr: '10.0.0.0/08', refused: SUBNET },
  { cidr: '010.0.0.0/8', refused: SUBNET },
  { cidr: '10.0.0/8', refused: SUBNET },
  { cidr: '10.0.0.256/32', refused: SUBNET },
  { cidr: '10.0.0.0/255.0.0.0', refused: SUBNET },
  { cidr: 'fe80::1%eth0/128', refused: SUBNET },
  { cidr: '2001:db8:::/32', refused: SUBNET },
  { cidr: 'example.com/24', refused: SUBNET },
  { cidr: '10.0.0.1/8', refused: BITS },
  { cidr: '2001:db8::1/64', refused: BITS },
  { cidr: '::ffff:10.0.0.0/104', refused: 'an IPv4 address written as IPv6' },
  { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'], refused: SMALLER },
  { cidr: '10.0.0.0/8', except: ['0.0.0.0/0'], refused: SMALLER },
  { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'], refused: SMALLER },
  { cidr: '10.0.0.0/8', except: ['fd00::/16'], refused: SMALLER },
  { cidr: '::/0', except: ['10.0.0.0/8'], refused: SMALLER },
  { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.1.0.1/16'], refused: BITS },
  { cidr: '10.0.0.0/8', except: ['office'], refused: SUBNET },
];
