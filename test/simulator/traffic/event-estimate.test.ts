import { estimateEvents } from '../../../lib/simulator/traffic/event-estimate';
import { inputs, Plant, type PlantSettings } from './plant';

const users = { users: { constant: 50 }, thinkSeconds: { uniform: { min: 1, max: 1.5 } } };

test.each<{ readonly why: string } & PlantSettings>([
  { why: 'arrivals', load: { open: { rate: { ramp: { from: 0, to: 100, seconds: 600 } } } } },
  { why: 'users', load: { closed: users } },
  {
    why: 'requests that wait off CPU too',
    load: { closed: { ...users, thinkSeconds: 0 } },
    service: {
      classes: [
        { name: '/predict', cpuSeconds: { exponential: { mean: 0.02 } }, waitSeconds: { exponential: { mean: 1 } } },
      ],
    },
  },
])('the estimate for $why is right within a third', ({ why: _why, ...settings }) => {
  const { model, scenario } = inputs(settings);
  const plant = new Plant(settings);
  const planned = jest.spyOn(plant.queue, 'at');
  plant.serve(2);
  plant.run(600);
  const ratio = estimateEvents(model, scenario) / planned.mock.calls.length;
  expect(ratio).toBeGreaterThan(1 / 1.33);
  expect(ratio).toBeLessThan(1.33);
});
