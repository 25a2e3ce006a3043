import { failed, ok, type Question, warning } from './question';

/** Does the Locust master answer, with all its workers, and is it at rest? */
export const loadGeneratorQuestion: Question = {
  id: 'load-generator',
  async ask({ load, plan }) {
    const { workers: expected } = plan.loadGenerator;
    let read: Awaited<ReturnType<typeof load.read>>;
    try {
      read = await load.read();
    } catch (error) {
      const message = `the Locust master at ${load.address} does not answer: ${(error as Error).message}`;
      return [failed('load-generator', message, 'see that its pod runs, and that loadGenerator names its web Service')];
    }
    const connected = read.workers.filter(({ state }) => state !== 'missing').length;
    const isAtRest = ['ready', 'stopped'].includes(read.state);
    return [
      connected < expected
        ? failed(
            'load-generator',
            `${connected} of ${expected} workers are connected to the Locust master at ${load.address}`,
            "look at the workers' logs; they reach the master on ports 5557 and 5558",
          )
        : ok('load-generator', `the Locust master at ${load.address} has ${connected} workers`),
      ...(isAtRest
        ? []
        : [
            warning(
              'load-generator-rest',
              `it is ${read.state} already, with ${read.users} users: someone else's load`,
              'end that load before the run, or its figures and this run mix',
            ),
          ]),
    ];
  },
};
