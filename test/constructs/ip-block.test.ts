import { BlockList } from 'node:net';
import fc from 'fast-check';
import { ipBlockFaults, subnetOfAddress } from '../../lib/constructs/ip-block';
import { IP_BLOCKS } from '../support/ip-block-cases';

test.each(IP_BLOCKS.map((each) => ({ ...each, title: [each.cidr, ...(each.except ?? [])].join(' except ') })))(
  '$title: $refused',
  ({ refused, title: _title, ...block }) => {
    const messages = ipBlockFaults(block, 'ipBlock').map(({ message }) => message);
    expect(messages).toEqual(refused === undefined ? [] : [expect.stringContaining(refused)]);
  },
);

test('the faults name the place', () => {
  const block = { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', 'x'] };
  expect(ipBlockFaults(block, 'allowFrom[3].ipBlock').map(({ at }) => at)).toEqual(['allowFrom[3].ipBlock.except[1]']);
});

test('one address is a subnet of its own', () => {
  expect(['10.0.0.1', 'fd00::1', 'name', '10.0.0.0/8'].map(subnetOfAddress)).toEqual([
    '10.0.0.1/32',
    'fd00::1/128',
    undefined,
    undefined,
  ]);
});

/** An address of a width, as bits. */
const bits = (width: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(width) - 1n });
const ipv4 = (address: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => ((address >> shift) & 0xffn).toString()).join('.');
const ipv6 = (address: bigint): string =>
  Array.from({ length: 8 }, (_, group) => ((address >> BigInt(16 * (7 - group))) & 0xffffn).toString(16)).join(':');
const FAMILIES = [
  { family: 'ipv4', width: 32, text: ipv4 },
  { family: 'ipv6', width: 128, text: ipv6 },
] as const;

describe.each(FAMILIES)('of any two subnets of $family', ({ family, width, text }) => {
  const cleared = (address: bigint, prefix: number): bigint => {
    const beyond = BigInt(width - prefix);
    return (address >> beyond) << beyond;
  };
  const prefixes = fc.integer({ min: 0, max: width });

  test("one is an exception to the other when it is smaller and Node's own block list has its address", () => {
    const flip = fc.option(fc.integer({ min: 0, max: width - 1 }));
    fc.assert(
      fc.property(bits(width), prefixes, prefixes, flip, (address, prefix, smaller, flipped) => {
        fc.pre(width === 32 || address >> 112n !== 0n); // leaves out IPv4 addresses written as IPv6
        const other = flipped === null ? address : address ^ (1n << BigInt(flipped));
        fc.pre(width === 32 || other >> 112n !== 0n);
        const [network, part] = [cleared(address, prefix), cleared(other, smaller)];
        const list = new BlockList();
        list.addSubnet(text(network), prefix, family);
        const isPart = smaller > prefix && list.check(text(part), family);
        const block = { cidr: `${text(network)}/${prefix}`, except: [`${text(part)}/${smaller}`] };
        fc.pre(width === 32 || (network >> 32n !== 0xffffn && part >> 32n !== 0xffffn));
        expect(ipBlockFaults(block, 'ipBlock')).toHaveLength(isPart ? 0 : 1);
      }),
      { numRuns: 500 },
    );
  });

  test('a bit beyond the prefix is refused', () => {
    fc.assert(
      fc.property(bits(width), fc.integer({ min: 0, max: width - 1 }), (address, prefix) => {
        const dirty = cleared(address, prefix) | 1n;
        expect(ipBlockFaults({ cidr: `${text(dirty)}/${prefix}` }, 'ipBlock')).toHaveLength(1);
      }),
    );
  });
});
