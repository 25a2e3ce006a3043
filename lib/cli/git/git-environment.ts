import { dirname } from 'node:path';

/** The variables that git needs to find its own parts, the user's configuration and a folder for temporary files. */
const KEPT = [
  'HOME',
  'XDG_CONFIG_HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'APPDATA',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
] as const;

/**
 * Settings of the command line, which outrank every file. They switch off what git would run for a repository, whatever
 * its configuration or a file that it includes says: see `git help config`, keys `safe.bareRepository`, `protocol.allow`,
 * `core.fsmonitor`, `core.hooksPath`, `core.attributesFile`, `core.sshCommand`, `core.alternateRefsCommand`,
 * `credential.helper` and `diff.external`.
 */
const SETTINGS: readonly string[] = [
  'safe.bareRepository=explicit',
  'protocol.allow=never',
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.sshCommand=false',
  'core.alternateRefsCommand=false',
  'core.pager=cat',
  'credential.helper=',
  'diff.external=',
  'core.warnAmbiguousRefs=true',
];

/** Returns the options that come before git's command. */
export function gitOptions(): string[] {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  return [...settings, '--no-pager', '--no-replace-objects', '--literal-pathspecs'];
}

/**
 * Returns the environment of git: a few variables of the user's, and no `GIT_` variable but those set here, so that
 * `GIT_DIR`, `GIT_WORK_TREE`, `GIT_CONFIG_COUNT` and the like cannot name another repository or configuration.
 *
 * Nothing is fetched (`GIT_NO_LAZY_FETCH`; git before 2.45 refuses every transport by `GIT_ALLOW_PROTOCOL`), no lock is
 * taken, nobody is asked for a password, and messages are in English.
 *
 * @param env the environment of the program.
 * @param path the value of `PATH`.
 * @param top the work tree; no repository above it is looked for.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv, path: string, top: string): NodeJS.ProcessEnv {
  const kept = KEPT.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  return {
    ...Object.fromEntries(kept),
    PATH: path,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: dirname(top),
    GIT_GRAFT_FILE: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}
