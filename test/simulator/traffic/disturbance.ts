import fc from 'fast-check';
import type { PodServer } from '../../../lib/simulator/simulation/pod-server';
import type { Plant } from './plant';

/** Something that is done to the pods some seconds after the one before. */
export const disturbance = fc.record({
  after: fc.double({ min: 0, max: 2, noNaN: true }),
  what: fc.constantFrom('start', 'kill', 'lose', 'terminate', 'endpoints', 'probe'),
  pick: fc.nat(),
});

/** Does one thing to the pods. */
export function disturb(plant: Plant, servers: (PodServer & { id: number })[], what: string, pick: number): void {
  const server = servers[pick % Math.max(1, servers.length)];
  switch (what) {
    case 'start':
      servers.push(plant.pod({ cpuLimit: (pick % 4) / 2 + 0.25, memoryLimit: 600 * 1024 ** 2 }));
      break;
    case 'endpoints':
      plant.traffic.setEndpoints(servers.filter((_, index) => (pick >> (index % 16)) % 2 === 0).map(({ id }) => id));
      break;
    case 'terminate':
      server?.terminate(() => undefined);
      break;
    case 'probe':
      server?.probe(() => undefined);
      break;
    default:
      server?.kill(what === 'lose');
  }
}
