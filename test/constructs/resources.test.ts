import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { canonicalDecimal, renderCpu, renderResources, renderSize, UNLIMITED } from '../../lib/constructs/resources';
import { parseQuantity } from '../../lib/values/quantity';
import { SOME_RESOURCES } from '../support/synth-construct';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('resources', () => {
  test('are explicit for both, in canonical form', () => {
    expect(plain(renderResources(SOME_RESOURCES))).toEqual({
      requests: { cpu: { value: '1' }, memory: { value: '2Gi' } },
      limits: { cpu: { value: '1' }, memory: { value: '2Gi' } },
    });
  });

  test('may go without a CPU limit, or without any', () => {
    const cpu = { request: Cpu.millis(250), limit: UNLIMITED } as const;
    expect(plain(renderResources({ ...SOME_RESOURCES, cpu }).limits)).toEqual({ memory: { value: '2Gi' } });
    const memory = { request: Size.mebibytes(64), limit: UNLIMITED } as const;
    expect(renderResources({ cpu, memory })).not.toHaveProperty('limits');
  });

  test.each([
    { cpu: Cpu.units(1), text: '1' },
    { cpu: Cpu.millis(1000), text: '1' },
    { cpu: Cpu.millis(1500), text: '1500m' },
    { cpu: Cpu.units(0.5), text: '500m' },
  ])('CPU is written $text', ({ cpu, text }) => {
    expect(renderCpu(cpu)).toBe(text);
  });

  test.each([
    { size: Size.gibibytes(2), text: '2Gi' },
    { size: Size.mebibytes(1536), text: '1536Mi' },
    { size: Size.kibibytes(1), text: '1Ki' },
    { size: Size.mebibytes(2048), text: '2Gi' },
    { size: Size.kibibytes(0), text: '0Ki' },
  ])('memory is written $text', ({ size, text }) => {
    expect(renderSize(size)).toBe(text);
  });

  test.each([
    ['0.05', '50m'],
    ['2', '2'],
    ['0.00025', '250u'],
    ['0.000000001', '1n'],
  ])('the decimal %s is written %s', (given, text) => {
    expect(canonicalDecimal(parseQuantity(given))).toBe(text);
  });

  test('fails when a limit is below its request, and when nothing is requested', () => {
    const cpu = { request: Cpu.units(2), limit: Cpu.millis(1500) };
    const memory = { request: Size.mebibytes(0), limit: UNLIMITED } as const;
    expect(() => renderResources({ cpu, memory })).toThrow(
      "'resources.cpu.limit' is 1500m, below the request of 2; raise the limit or lower the request\n" +
        "'resources.memory.request' is 0Ki; give more than 0",
    );
  });
});
