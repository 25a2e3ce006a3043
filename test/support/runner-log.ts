import { commandOf, linesOf } from './judges/runner-commands';

/**
 * Returns the commands of a step's log that the runner of GitHub Actions obeys, as `name: data`, without those that stop
 * and resume commands.
 *
 * Follows actions/runner, `ActionCommandManager.TryProcessCommand`.
 */
export function commandsOfStep(log: string): string[] {
  const obeyed: string[] = [];
  let stop: string | undefined;
  for (const line of linesOf(log)) {
    const command = commandOf(line, stop);
    if (command === undefined) {
      continue;
    }
    const { name, data } = command;
    if (stop !== undefined) {
      stop = name === stop ? undefined : stop;
    } else if (name === 'stop-commands') {
      stop = data;
    } else {
      obeyed.push(`${name}: ${unescaped(data)}`);
    }
  }
  return stop === undefined ? obeyed : [...obeyed, 'commands are stopped at the end'];
}

function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
