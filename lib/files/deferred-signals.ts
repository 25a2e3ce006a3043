const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Pieces of work whose signals are not answered yet. */
let holders = 0;

/**
 * Does a short piece of work to its end before a signal can end the process, which it does afterwards: a file that is
 * being put in its place is there whole, and nothing lies beside it.
 *
 * Only for work without waits, since signals are answered between two turns of the event loop.
 */
export function beforeSignals<T>(work: () => T): T {
  holders += 1;
  if (holders === 1) {
    for (const signal of SIGNALS) {
      process.on(signal, onSignal);
    }
  }
  try {
    return work();
  } finally {
    // The second turn begins after signals have been looked for.
    setImmediate(() => setImmediate(release));
  }
}

function release(): void {
  holders -= 1;
  if (holders === 0) {
    stopListening();
  }
}

function stopListening(): void {
  for (const signal of SIGNALS) {
    process.off(signal, onSignal);
  }
}

/** Where others listen too, they decide whether the process ends. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) === 1) {
    stopListening();
    process.kill(process.pid, signal);
  }
}
