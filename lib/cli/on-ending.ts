import type { OnEnding } from './command';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Listens to what asks this process to end, or would crash it. A second signal ends it as if nothing listened. */
export const onEnding: OnEnding = (listener) => {
  const onSignal = (signal: NodeJS.Signals) => {
    for (const each of SIGNALS) {
      process.off(each, onSignal);
    }
    listener(signal);
  };
  for (const signal of SIGNALS) {
    process.on(signal, onSignal);
  }
  process.on('uncaughtException', listener);
  return () => {
    for (const signal of SIGNALS) {
      process.off(signal, onSignal);
    }
    process.off('uncaughtException', listener);
  };
};
