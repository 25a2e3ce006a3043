import { environmentSettings } from '../../lib/settings/environment-settings';
import { LOCAL_SETTINGS } from '../../lib/settings/local-settings';
import { PRODUCTION_SETTINGS } from '../../lib/settings/production-settings';
import { InvalidInput } from '../../lib/values/invalid-input';

function faults(given: unknown): string[] {
  try {
    environmentSettings(given);
  } catch (error) {
    if (error instanceof InvalidInput) {
      return error.message.split('\n');
    }
    throw error;
  }
  return [];
}

describe('settings of environments', () => {
  test('are the defaults when nothing is given', () => {
    expect(environmentSettings()).toEqual({ local: LOCAL_SETTINGS, production: PRODUCTION_SETTINGS });
  });

  test('take what is given and keep the rest', () => {
    const { local, production } = environmentSettings({ local: { maxReplicas: 3, cpuLimit: 'unlimited' } });
    expect(local).toEqual({ ...LOCAL_SETTINGS, maxReplicas: 3, cpuLimit: 'unlimited' });
    expect(production).toEqual(PRODUCTION_SETTINGS);
  });

  test.each([
    { given: [], says: "'settings' is not a map of environments" },
    { given: { locl: {} }, says: "'settings' names 'locl', which is no environment; use local or production" },
    { given: { local: 3 }, says: "'local' is not a map of settings" },
    { given: { local: { maxReplica: 3 } }, says: "'local.maxReplica' is no setting; did you mean 'maxReplicas'?" },
    { given: { local: { drainPauseSeconds: 3 } }, says: "'local.drainPauseSeconds' is no setting" },
    { given: { local: { namespace: 'A_b' } }, says: "'local.namespace' is 'A_b', not a DNS label" },
    { given: { local: { namespace: 3 } }, says: "'local.namespace' is 3; give a text" },
    { given: { local: { port: 70_000 } }, says: "'local.port' is 70000; give a whole number from 1 to 65535" },
    { given: { local: { port: '8000' } }, says: '\'local.port\' is "8000"; give a whole number' },
    { given: { local: { minReplicas: 21 } }, says: "'local.minReplicas' is 21, above maxReplicas of 20" },
    { given: { local: { minReplicas: 0 } }, says: "'local.minReplicas' is 0; give a whole number of at least 1" },
    { given: { local: { cpuRequest: '1 core' } }, says: '\'local.cpuRequest\' is "1 core", not a Kubernetes quantity' },
    { given: { local: { cpuRequest: '0' } }, says: "'local.cpuRequest' is 0; give a quantity above 0" },
    { given: { local: { cpuRequest: null } }, says: "'local.cpuRequest' is null, not a Kubernetes quantity" },
    { given: { local: { memoryLimit: '1Gi' } }, says: "'local.memoryLimit' is 1Gi, below the request of 2Gi" },
    {
      given: { local: { locustNodePort: 8089 } },
      says: "'local.locustNodePort' is 8089; give a whole number from 30000 to 32767, or none",
    },
    { given: { local: { newConnectionRatio: 2 } }, says: "'local.newConnectionRatio' is 2; give a number from 0 to 1" },
    { given: { local: { waitForEndpoints: 'kafka:9092' } }, says: 'give a list such as [kafka:9092]' },
    {
      given: { local: { waitForEndpoints: ['kafka'] } },
      says: '\'local.waitForEndpoints[0]\' is "kafka"; write it as',
    },
    { given: { local: { waitForEndpoints: ['kafka:0'] } }, says: "'local.waitForEndpoints[0].port' is 0" },
    { given: { local: { image: 'In Ference' } }, says: "'local.image' is 'In Ference'; write it as repository:tag" },
    { given: { production: { image: 'inference' } }, says: "'production.image' is 'inference', which can change" },
    { given: { production: { image: 'inference:latest' } }, says: 'pin it by tag or @sha256:' },
    { given: { production: { gracePeriodSeconds: 10 } }, says: "'production.gracePeriodSeconds' is 10, used up by" },
  ])('fails: $says', ({ given, says }) => {
    expect(faults(given)).toEqual([expect.stringContaining(says)]);
  });

  test('fails with every fault at once, of every environment', () => {
    expect(faults({ local: { port: 0, namespace: '' }, production: { minReplicas: -1 } })).toHaveLength(3);
  });

  test('an image is pinned by a tag, by a digest, or by both', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const images = ['a:1', `a@${digest}`, `registry.example.com:5000/team/a:1.2.3@${digest}`];
    expect(images.flatMap((image) => faults({ production: { image } }))).toEqual([]);
  });
});
