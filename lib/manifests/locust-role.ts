import { argumentsOf, flagsOf } from './arguments';
import { itemsAt, textAt, textsAt } from './field-at';
import type { ManifestSet } from './manifest-set';
import type { Container, Workload } from './workload';

/** A Locust process of a load test. */
export interface LocustRole {
  /** Its workload. */
  readonly workload: Workload;
  /** Its container. */
  readonly container: Container;
  /** What it does: `single` when it is neither master nor worker. */
  readonly role: 'master' | 'worker' | 'single';
  /** The host under test, with where it stands. */
  readonly host: LocustSetting | undefined;
  /** How many workers the master waits for. */
  readonly expectWorkers: LocustSetting | undefined;
  /** The master that a worker joins. */
  readonly masterHost: LocustSetting | undefined;
}

/** A setting of Locust, from an argument or the environment. */
export interface LocustSetting {
  /** Its value. */
  readonly value: string;
  /** JSON pointer to where it stands. */
  readonly pointer: string;
}

const ROLES = new WeakMap<ManifestSet, readonly LocustRole[]>();
const ROLE = new WeakMap<Workload, LocustRole | 'none'>();

/** Returns the Locust process that a workload runs; undefined when it runs none. */
export function locustRoleOf(workload: Workload): LocustRole | undefined {
  let role = ROLE.get(workload);
  if (role === undefined) {
    role = readRole(workload) ?? 'none';
    ROLE.set(workload, role);
  }
  return role === 'none' ? undefined : role;
}

function readRole(workload: Workload): LocustRole | undefined {
  const container = workload.containers.find(isLocust);
  if (container === undefined) {
    return undefined;
  }
  const setting = (variable: string, ...flags: readonly string[]): LocustSetting | undefined =>
    settingOf(container, variable, flags);
  const isSet = (variable: string, flag: string): boolean => {
    const value = setting(variable, flag)?.value;
    return value !== undefined && value.toLowerCase() !== 'false';
  };
  const isMaster = isSet('LOCUST_MODE_MASTER', '--master');
  const isWorker = isSet('LOCUST_MODE_WORKER', '--worker');
  return {
    workload,
    container,
    role: isMaster ? 'master' : isWorker ? 'worker' : 'single',
    host: setting('LOCUST_HOST', '--host', '-H'),
    expectWorkers: setting('LOCUST_EXPECT_WORKERS', '--expect-workers'),
    masterHost: setting('LOCUST_MASTER_NODE_HOST', '--master-host'),
  };
}

/** Returns the Locust processes of a set. */
export function locustRoles(all: ManifestSet): readonly LocustRole[] {
  let roles = ROLES.get(all);
  if (roles === undefined) {
    roles = all.workloads.flatMap((workload) => locustRoleOf(workload) ?? []);
    ROLES.set(all, roles);
  }
  return roles;
}

function isLocust({ fields }: Container): boolean {
  const image = (textAt(fields, 'image') ?? '').split('/').at(-1) ?? '';
  const [program = ''] = textsAt(fields, 'command');
  return (
    /^locust([:@]|$)/.test(image) || /(^|\/)locust$/.test(program) || /^locust\s/.test(textsAt(fields, 'args')[0] ?? '')
  );
}

/** An argument wins over a variable, as in Locust. */
function settingOf(container: Container, variable: string, flags: readonly string[]): LocustSetting | undefined {
  const given = flagsOf(argumentsOf(container));
  const [argument] = flags.flatMap((flag) => given.get(flag)?.slice(-1) ?? []);
  if (argument !== undefined) {
    return argument;
  }
  const entry = itemsAt(container.fields, 'env').find(({ fields }) => textAt(fields, 'name') === variable);
  const value = textAt(entry?.fields, 'value');
  return entry === undefined || value === undefined
    ? undefined
    : { value, pointer: `${container.pointer}/env/${entry.index}/value` };
}
