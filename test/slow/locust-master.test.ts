import { Duration } from 'cdk8s';
import { renderScenario } from '../../lib/constructs/locust-scenario';
import { LocustMaster } from '../../lib/live/locust/locust-master';
import { installLocust } from './support/locust';
import { type LocustCluster, startLocustCluster } from './support/locust-cluster';
import { type RecordingServer, startRecordingServer } from './support/recording-server';

let server: RecordingServer;
let cluster: LocustCluster;
let locust: LocustMaster;

beforeAll(async () => {
  const python = await installLocust();
  server = await startRecordingServer(() => '{"predictions":[]}');
  const think = { thinkAtLeast: Duration.millis(100), thinkAtMost: Duration.millis(200) };
  cluster = await startLocustCluster(python, { scenario: renderScenario(think), host: server.url });
  locust = new LocustMaster(cluster.address);
  await until(async () => (await locust.read()).workers.length === 1);
}, 300_000);

afterAll(async () => {
  await cluster?.stop();
  await server?.close();
});

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const requests = async () => (await locust.read()).endpoints.at(-1)?.requests ?? 0;
const load = { users: 4, spawnRatePerSecond: 10, host: undefined, endsAfterSeconds: 8 };

async function until(holds: () => Promise<boolean>, seconds = 40): Promise<void> {
  for (let count = 0; count < seconds * 4; count++) {
    if (await holds().catch(() => false)) {
      return;
    }
    await pause(0.25);
  }
  throw new Error(`not within ${seconds} s`);
}

test('a load whose end is put off keeps its users and its statistics; one that nobody asks for any more ends by itself', async () => {
  await locust.swarm(load);
  await until(async () => (await locust.read()).users === 4);
  let before = 0;
  for (let renewal = 0; renewal < 4; renewal++) {
    await pause(4);
    await locust.swarm(load);
    const { users, state } = await locust.read();
    expect({ users, isUnderWay: ['running', 'spawning'].includes(state) }).toEqual({ users: 4, isUnderWay: true });
    const now = await requests();
    expect(now).toBeGreaterThan(before);
    before = now;
  }
  await until(async () => (await locust.read()).state === 'stopped', 20);
  const sent = server.requests.length;
  await pause(2);
  expect(server.requests.length).toBe(sent);
}, 120_000);

test('statistics begin anew, and the load ends when it is told to', async () => {
  await locust.swarm({ ...load, endsAfterSeconds: 60 });
  await until(async () => (await requests()) > 200);
  await locust.resetStatistics();
  await until(async () => (await requests()) < 200, 5);
  await locust.stop();
  await until(async () => (await locust.read()).users === 0, 10);
}, 120_000);
