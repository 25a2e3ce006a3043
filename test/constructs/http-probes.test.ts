import { Duration } from 'cdk8s';
import { type HttpProbes, renderProbes } from '../../lib/constructs/http-probes';
import { SOME_PROBES } from '../support/synth-construct';

test('the default manifest', () => {
  expect(renderProbes(SOME_PROBES, 'http')).toMatchSnapshot();
});

describe('probes', () => {
  test("have Kubernetes' own defaults written out", () => {
    expect(renderProbes(SOME_PROBES, 'http').readinessProbe).toMatchObject({
      initialDelaySeconds: 0,
      periodSeconds: 10,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 3,
    });
  });

  test.each([
    { deadline: 300, period: 5, failureThreshold: 60 },
    { deadline: 301, period: 5, failureThreshold: 61 },
    { deadline: 5, period: 10, failureThreshold: 1 },
  ])('a start of $deadline s asked each $period s may fail $failureThreshold times', (given) => {
    const startup = {
      path: '/ready',
      deadline: Duration.seconds(given.deadline),
      period: Duration.seconds(given.period),
    };
    expect(renderProbes({ ...SOME_PROBES, startup }, 'http').startupProbe).toMatchObject({
      failureThreshold: given.failureThreshold,
      periodSeconds: given.period,
      initialDelaySeconds: 0,
    });
  });

  test('a startup probe asks each 5 s, and waits 1 s for an answer, unless said otherwise', () => {
    expect(renderProbes(SOME_PROBES, 'http').startupProbe).toMatchObject({ periodSeconds: 5, timeoutSeconds: 1 });
  });

  test.each([
    { probes: { readiness: { path: 'healthz' } }, says: "'probes.readiness.path' is 'healthz'; begin it with '/'" },
    { probes: { liveness: { path: '/', period: Duration.seconds(0) } }, says: "'probes.liveness.period' is 0" },
    { probes: { liveness: { path: '/', timeout: Duration.millis(500) } }, says: "'probes.liveness.timeout' is 0.5" },
    { probes: { readiness: { path: '/', failureThreshold: 0 } }, says: "'probes.readiness.failureThreshold' is 0" },
    {
      probes: { startup: { path: '/', deadline: Duration.seconds(0) } },
      says: "'probes.startup.deadline' is 0",
    },
  ] as { probes: Partial<HttpProbes>; says: string }[])('fails: $says', ({ probes, says }) => {
    expect(() => renderProbes({ ...SOME_PROBES, ...probes }, 'http')).toThrow(says);
  });
});
