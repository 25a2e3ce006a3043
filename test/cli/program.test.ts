import { runCli } from '../support/run-cli';

test('prints its version', async () => {
  expect(await runCli(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test('fails with 2 and a usage hint for an unknown option', async () => {
  const { code, stderr } = await runCli(['--nonsense']);
  expect(code).toBe(2);
  expect(stderr).toContain("unknown option '--nonsense'");
  expect(stderr).not.toContain('at ');
});
