import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { Cluster, type ClusterAccess, type Level } from './cluster';
import { Interrupted, interrupt } from './command';
import { UsageError } from './lock';
import { say } from './progress';

const USAGE = `usage: npm run cluster -- COMMAND

  up [--level 1|2]                build what is missing and start the cluster (level 1 unless told otherwise)
  status                          say what runs, and how it is reached
  kubectl [--level 1|2] ARGS...   kubectl against the cluster that is up (level 2 when both are)
  down [--level 1|2]              stop what is up and leave nothing behind

level 1: a real control plane over fake nodes; no root.  level 2: real pods on a real node; Linux, root.`;

const LEVELS: readonly Level[] = [1, 2];
const clusterOf = (level: Level) => new Cluster(`level-${level}`);

process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    process.stderr.write(
      error instanceof Interrupted ? 'interrupted; nothing stays running\n' : `error: ${error.message}\n`,
    );
    process.exitCode = error instanceof Interrupted ? 130 : error instanceof UsageError ? 2 : 70;
  },
);

async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case 'up':
      return up(levelOf(args) ?? 1);
    case 'status':
      return status();
    case 'kubectl':
      return kubectl(args);
    case 'down':
      for (const level of levelOf(args) === undefined ? LEVELS : [levelOf(args) ?? 1]) {
        await clusterOf(level).down();
      }
      return 0;
    case undefined:
    case 'help':
    case '--help':
      process.stdout.write(`${USAGE}\n`);
      return 0;
    default:
      throw new UsageError(`'${command}' is no command; it is one of up, status, kubectl and down`);
  }
}

async function up(level: Level): Promise<number> {
  const access = await clusterOf(level).up({ level, metricsServer: true });
  say(reachedBy(access));
  return 0;
}

async function status(): Promise<number> {
  const lines = LEVELS.flatMap((level) => {
    const cluster = clusterOf(level);
    const access = cluster.access();
    const stopped = cluster.processes().filter(({ running }) => !running);
    if (access !== undefined) {
      return [`level ${level}: up; ${cluster.processes().length} processes`, `  ${reachedBy(access)}`];
    }
    const names = stopped.map(({ name }) => name).join(', ');
    return [
      `level ${level}: ${cluster.processes().length === 0 ? 'down' : `broken, without ${names || 'an end to its start'}`}`,
    ];
  });
  process.stdout.write(`${lines.join('\n')}\n`);
  return LEVELS.some((level) => clusterOf(level).access() !== undefined) ? 0 : 1;
}

async function kubectl(args: string[]): Promise<number> {
  const hasLevel = args[0]?.startsWith('--level') ?? false;
  const taken = hasLevel ? (args[0]?.includes('=') ? 1 : 2) : 0;
  const asked = levelOf(args.slice(0, taken));
  const access = [...LEVELS]
    .reverse()
    .filter((level) => asked === undefined || level === asked)
    .map((level) => clusterOf(level).access())
    .find((each) => each !== undefined);
  if (access === undefined) {
    throw new UsageError('no cluster is up; start one with: npm run cluster -- up');
  }
  const [program = '', ...rest] = [...access.kubectl, ...args.slice(taken)];
  return spawnSync(program, rest, { stdio: 'inherit' }).status ?? 70;
}

function reachedBy({ level, kubeconfig, inside }: ClusterAccess): string {
  const own =
    level === 1 ? `, or any client with KUBECONFIG=${kubeconfig}` : `, or any client behind: ${inside.join(' ')}`;
  return `npm run cluster -- kubectl get pods -A${own}`;
}

function levelOf(args: string[]): Level | undefined {
  const { level } = parse(args);
  const found = LEVELS.find((each) => String(each) === level);
  if (level !== undefined && found === undefined) {
    throw new UsageError(`'--level' is '${level}'; it is 1 (fake nodes) or 2 (real pods)`);
  }
  return found;
}

function parse(args: string[]): { level?: string | undefined } {
  try {
    return parseArgs({ args, options: { level: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
