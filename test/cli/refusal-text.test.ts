import { refusalText } from '../../lib/cli/refusal-text';

const fault = (at: string, message: string) => ({ code: 'BAD_FORMAT' as const, at, message });

test('each fault is a line', () => {
  expect(refusalText([fault('a', 'is 1; give 2'), fault('b', 'is missing')])).toBe(
    "'a' is 1; give 2\n'b' is missing\n",
  );
});

test('a long fault keeps its beginning, and its end with what to change', () => {
  const text = refusalText([fault('a.yaml:1 name', `is '${'x'.repeat(1_000_000)}'; give it as a name`)]);
  expect(text.length).toBeLessThan(1_100);
  expect(text).toMatch(/^'a\.yaml:1 name' is 'x+ … x+'; give it as a name\n$/);
});

test('of a thousand faults fifty are told', () => {
  const lines = refusalText(Array(1000).fill(fault('a', 'is missing'))).split('\n');
  expect(lines).toHaveLength(52);
  expect(lines[50]).toBe('and 950 more faults; correct these first');
});

test('of long faults fewer are told', () => {
  const text = refusalText(Array(1000).fill(fault('a', 'x'.repeat(10_000))));
  expect(text.length).toBeLessThan(8_000);
  expect(text).toMatch(/and 99\d more faults; correct these first\n$/);
});

test('a secret that the cut would split is not shown', () => {
  const token = `ghp_${'aB3dE5fG7h'.repeat(4)}`;
  for (let before = 750; before < 810; before += 1) {
    expect(refusalText([fault('a', `${'x '.repeat(before / 2)}${token} ${'y '.repeat(500)}`)])).not.toContain('aB3dE5');
  }
});
