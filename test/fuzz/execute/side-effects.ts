import type { Failure } from '../outcome';
import type { Sandbox } from './sandbox';

/** What every object has before anything is read. */
const BEFORE = prototypes();

/** Returns what a run did that no answer tells: a command of the input that was run, a change of every object. */
export function sideEffects(sandbox: Sandbox): Failure[] {
  const now = prototypes();
  const changed: Failure[] = now === BEFORE ? [] : [{ kind: 'pollution', detail: now, place: 'prototype' }];
  const ran: Failure[] = sandbox.isCanaryThere
    ? [{ kind: 'canary', detail: 'a command of the input was run', place: 'canary' }]
    : [];
  return [...changed, ...ran];
}

function prototypes(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((each) => Reflect.ownKeys(each).map(String).join())
    .join(';');
}
