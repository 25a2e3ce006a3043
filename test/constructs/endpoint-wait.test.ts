import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { type EndpointWaitProps, renderEndpointWait } from '../../lib/constructs/endpoint-wait';

const KAFKA = { host: 'kafka', port: 9092 };

test('the default manifest', () => {
  expect(renderEndpointWait({ endpoints: [KAFKA] })).toMatchSnapshot();
});

describe('a wait for endpoints', () => {
  test('hands hosts and ports over as arguments, five minutes as the deadline', () => {
    const { args, command } = renderEndpointWait({ endpoints: [KAFKA, { host: '::1', port: 80 }] });
    expect(args).toEqual(['300', 'kafka', '9092', '::1', '80']);
    expect(command?.slice(0, 2)).toEqual(['sh', '-c']);
    expect(command?.[2]).not.toContain('kafka');
  });

  test.each([
    { host: 'kafka.data.svc.cluster.local', name: 'wait-for-kafka' },
    { host: 'My_Broker', name: 'wait-for-my-broker' },
    { host: '192.0.2.1', name: 'wait-for-192' },
    { host: '2001:db8::', name: 'wait-for-2001-db8' },
  ])('is named after its first host: $name', ({ host, name }) => {
    expect(renderEndpointWait({ endpoints: [{ host, port: 9092 }] }).name).toBe(name);
  });

  test('shows its last words in the pod status', () => {
    expect(renderEndpointWait({ endpoints: [KAFKA] }).terminationMessagePolicy).toBe('FallbackToLogsOnError');
  });

  test('has requests and limits of its own', () => {
    const resources = {
      cpu: { request: Cpu.millis(10), limit: Cpu.millis(20) },
      memory: { request: Size.mebibytes(8), limit: Size.mebibytes(8) },
    };
    expect(renderEndpointWait({ endpoints: [KAFKA], resources }).resources?.limits?.cpu?.value).toBe('20m');
    expect(renderEndpointWait({ endpoints: [KAFKA] }).resources?.requests?.memory?.value).toBe('16Mi');
  });

  test.each([
    { props: { endpoints: [] }, says: "'waitFor.endpoints' is empty" },
    { props: { endpoints: [{ host: 'a b', port: 1 }] }, says: "'waitFor.endpoints[0].host' is 'a b'" },
    { props: { endpoints: [{ host: '$(reboot)', port: 1 }] }, says: 'give a host name or an IP address' },
    { props: { endpoints: [{ host: 'kafka', port: 0 }] }, says: "'waitFor.endpoints[0].port' is 0" },
    { props: { endpoints: [KAFKA], deadline: Duration.seconds(0) }, says: "'waitFor.deadline' is 0" },
    { props: { endpoints: [KAFKA], deadline: Duration.millis(1500) }, says: "'waitFor.deadline' is 1.5" },
    { props: { endpoints: [KAFKA], name: 'Wait' }, says: "'waitFor.name' is 'Wait'" },
  ] as { props: EndpointWaitProps; says: string }[])('fails: $says', ({ props, says }) => {
    expect(() => renderEndpointWait(props)).toThrow(says);
  });
});

/** The real script in a real shell; only `nc -z` and `timeout`, which not every machine has, stand in Node. */
describe('the script', () => {
  const bin = mkdtempSync(join(tmpdir(), 'endpoint-wait-'));
  let server: Server;
  let port: number;

  beforeAll(async () => {
    const connect = `require('net').connect(process.argv[2],'127.0.0.1',()=>process.exit(0)).on('error',()=>process.exit(1))`;
    writeFileSync(join(bin, 'connect.js'), connect);
    writeFileSync(join(bin, 'nc'), `#!/bin/sh\nexec ${process.execPath} ${join(bin, 'connect.js')} "$3"\n`, {
      mode: 0o755,
    });
    writeFileSync(join(bin, 'timeout'), '#!/bin/sh\nshift\nexec "$@"\n', { mode: 0o755 });
    server = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => {
    server.close();
    rmSync(bin, { recursive: true });
  });

  function run(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const [shell = 'sh', ...rest] = renderEndpointWait({ endpoints: [KAFKA] }).command ?? [];
    const env = { PATH: `${bin}:${process.env.PATH}` };
    return spawnSync(shell, [...rest, ...args], { encoding: 'utf8', env, timeout: 20_000 });
  }

  test('ends well once every endpoint accepts connections', () => {
    const { status, stdout } = run(['5', 'first', `${port}`, 'second', `${port}`]);
    expect(stdout).toBe(`first port ${port} accepts connections\nsecond port ${port} accepts connections\n`);
    expect(status).toBe(0);
  });

  test('fails at the deadline and names the endpoint', () => {
    const { status, stderr } = run(['1', 'reachable', `${port}`, 'absent', '1']);
    expect(stderr).toBe('gave up after 1 s: absent port 1 accepts no connection\n');
    expect(status).toBe(1);
  });

  test('reads no host name as shell', () => {
    const { stdout, stderr } = run(['0', '$(echo pwned); `echo pwned` ; echo pwned', '1']);
    expect(stdout).toBe('');
    expect(stderr).toBe('gave up after 0 s: $(echo pwned); `echo pwned` ; echo pwned port 1 accepts no connection\n');
  });
});
