import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number, nor for one before a restart of the machine. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks after boot, from /proc/PID/stat. */
  readonly startTicks: number;
  readonly bootId: string;
}

/** Returns the identity of a process that runs now, or nothing when there is none. A zombie counts as gone. */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    // the command name, in brackets, may hold spaces and brackets itself
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : { pid, startTicks: Number(fields[19]), bootId: bootId() };
  } catch {
    return undefined;
  }
}

/** Says whether that very process still runs. */
export function isAlive(process: ProcessIdentity): boolean {
  const now = identify(process.pid);
  return now?.startTicks === process.startTicks && now.bootId === process.bootId;
}

/** Ends these very processes: asks first, insists after three seconds. */
export async function end(processes: readonly ProcessIdentity[]): Promise<void> {
  signal(processes, 'SIGTERM');
  for (let wait = 0; wait < 30 && processes.some(isAlive); wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  signal(processes, 'SIGKILL');
}

/** Sends a signal to those of the processes that still run. */
export function signal(processes: readonly ProcessIdentity[], name: NodeJS.Signals): void {
  for (const each of processes.filter(isAlive)) {
    try {
      process.kill(each.pid, name);
    } catch {
      // it ended in between
    }
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
