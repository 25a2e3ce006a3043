import type { ServerResponse } from 'node:http';
import { ApiServer } from '../../../lib/live/cluster/api-server';
import { SYSTEM_CLOCK } from '../../../lib/live/ports/clock';
import type { DatedAnswer } from '../../../lib/live/ports/cluster';
import { json, LocalServer, type TakenRequest } from '../../support/live/local-server';

let server: LocalServer;
let renewals = 0;
afterEach(() => server.stop());

/** An API server that answers each request with the next of some answers, and then with the last for ever. */
async function answering(
  ...answers: ((response: ServerResponse, request: TakenRequest) => void)[]
): Promise<ApiServer> {
  renewals = 0;
  server = await LocalServer.start((request, response) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response, request);
  });
  const { address } = server;
  return new ApiServer(
    {
      context: 'kind',
      server: address,
      connection: async () => ({ headers: { authorization: `Bearer token-${renewals}` } }),
      renew: async () => {
        renewals += 1;
      },
    },
    SYSTEM_CLOCK,
  );
}

const status = (code: number, message: string, headers?: Record<string, string>) => (response: ServerResponse) =>
  json(response, { kind: 'Status', code, message }, code, headers);
const well = (response: ServerResponse) => json(response, { kind: 'Pod', metadata: { name: 'p0' } });

test('credentials that are refused are renewed once, and the request is sent again with the new ones', async () => {
  const api = await answering(status(401, 'Unauthorized'), well);
  expect(await api.read('/api/v1/namespaces/default/pods/p0')).toEqual({ kind: 'Pod', metadata: { name: 'p0' } });
  expect(server.taken.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-0', 'Bearer token-1']);
});

test('fails as unauthorized when renewed credentials are refused too', async () => {
  const api = await answering(status(401, 'Unauthorized'));
  await expect(api.read('/api')).rejects.toMatchObject({ fault: 'unauthorized', message: 'Unauthorized' });
  expect(server.taken).toHaveLength(2);
});

test('a server that is throttling is asked again after the time that it names', async () => {
  const api = await answering(status(429, 'slow down', { 'retry-after': '1' }), well);
  const begin = Date.now();
  await api.read('/api');
  expect(Date.now() - begin).toBeGreaterThanOrEqual(990);
  expect(server.taken).toHaveLength(2);
});

test('fails as throttled when the time that it names is beyond the deadline', async () => {
  const api = await answering(status(429, 'slow down', { 'retry-after': '60' }));
  await expect(api.read('/api', { deadlineSeconds: 2 })).rejects.toMatchObject({
    fault: 'throttled',
    message: 'slow down',
  });
  expect(server.taken).toHaveLength(1);
});

test('a connection that breaks is tried again within the deadline', async () => {
  const api = await answering((response) => response.destroy(), well);
  expect(await api.read('/api')).toMatchObject({ kind: 'Pod' });
});

test('fails as unreachable when nothing answers within the deadline, and says how long that was', async () => {
  const api = await answering(() => undefined);
  const reading = api.read('/api', { deadlineSeconds: 0.3 });
  await expect(reading).rejects.toMatchObject({ fault: 'unreachable', message: 'no answer within 0.3 s' });
});

test.each([
  { code: 403, fault: 'forbidden' },
  { code: 404, fault: 'notFound' },
  { code: 503, fault: 'refused' },
])('fails as $fault for status $code, in the words of the API, and at once', async ({ code, fault }) => {
  const api = await answering(status(code, 'the words of the API'));
  await expect(api.read('/api')).rejects.toMatchObject({ fault, message: 'the words of the API' });
  expect(server.taken).toHaveLength(1);
});

test('a get through the proxy returns whatever status there is, with the text as it came', async () => {
  const api = await answering((response) => response.writeHead(503).end('no endpoints'));
  expect(await api.get('/proxy')).toEqual({ status: 503, text: 'no endpoints', body: undefined });
});

test('an object is sent as JSON', async () => {
  const api = await answering(well);
  await api.create('/apis/x', { kind: 'Review', spec: { verb: 'get' } });
  expect(server.taken[0]).toMatchObject({
    method: 'POST',
    url: '/apis/x',
    body: '{"kind":"Review","spec":{"verb":"get"}}',
  });
  expect(server.taken[0]?.headers['content-type']).toBe('application/json');
});

test('each answer tells the time of the other clock', async () => {
  const api = await answering((response) => {
    response.setHeader('date', 'Sat, 01 Jan 2000 12:00:00 GMT');
    json(response, { kind: 'Pod' });
  });
  const answers: DatedAnswer[] = [];
  api.onDatedAnswer((answer) => answers.push(answer));
  await api.read('/api');
  expect(answers).toHaveLength(1);
  expect(answers[0]?.date).toBe(Date.parse('2000-01-01T12:00:00Z'));
  expect(answers[0]?.receivedAt).toBeGreaterThanOrEqual(answers[0]?.sentAt ?? Number.POSITIVE_INFINITY);
});

describe('a watch', () => {
  const event = (type: string, name: string) => `${JSON.stringify({ type, object: { metadata: { name } } })}\n`;

  test('tells of each change, also of one that comes in pieces, and ends when the server ends it', async () => {
    const api = await answering((response) => {
      const [first, second] = [event('ADDED', 'ä'), event('MODIFIED', 'ö')];
      const bytes = Buffer.from(first + second);
      response.write(bytes.subarray(0, 40));
      setTimeout(() => response.end(bytes.subarray(40)), 20);
    });
    const names: unknown[] = [];
    await api.watch(
      '/pods?a=b',
      '17',
      ({ type, object }) => names.push([type, object.metadata]),
      new AbortController().signal,
    );
    expect(names).toEqual([
      ['ADDED', { name: 'ä' }],
      ['MODIFIED', { name: 'ö' }],
    ]);
    expect(server.taken[0]?.url).toMatch(
      /^\/pods\?a=b&watch=true&allowWatchBookmarks=true&timeoutSeconds=\d+&resourceVersion=17$/,
    );
  });

  test('fails as gone when its version is too old, told by a line or by the status', async () => {
    const gone = { kind: 'Status', code: 410, message: 'too old resource version' };
    const api = await answering(
      (response) => response.end(`${JSON.stringify({ type: 'ERROR', object: gone })}\n`),
      (response) => json(response, gone, 410),
    );
    for (const _ of [1, 2]) {
      const watching = api.watch('/pods', '1', () => undefined, new AbortController().signal);
      await expect(watching).rejects.toMatchObject({ fault: 'gone', message: 'too old resource version' });
    }
  });

  test('fails as unreachable when the connection breaks', async () => {
    const api = await answering((response) => {
      response.write(event('ADDED', 'a'));
      setTimeout(() => response.destroy(), 20);
    });
    const watching = api.watch('/pods', '1', () => undefined, new AbortController().signal);
    await expect(watching).rejects.toMatchObject({ fault: 'unreachable' });
  });

  test('ends without a fault when it is not wanted any more', async () => {
    const stop = new AbortController();
    const api = await answering((response) => response.write(event('ADDED', 'a')));
    await api.watch('/pods', '1', () => stop.abort(), stop.signal);
  });
});
