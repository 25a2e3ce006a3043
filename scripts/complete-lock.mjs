// Completes package-lock.json, or with --check says what is missing: npm leaves out the digests, and at times the whole
// entries, of optional packages for other platforms than the one that it runs on (https://github.com/npm/cli/issues/4828).
//
//   node scripts/complete-lock.mjs                 asks the registry for what is missing and writes the file
//   node scripts/complete-lock.mjs --check [FILE]  asks nobody; one line for each fault; exit code 1 when there is one
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/';
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
/** What npm copies from a package's own manifest into its entry. */
const COPIED = [
  'cpu',
  'os',
  'libc',
  'license',
  'bin',
  'engines',
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
];

const args = process.argv.slice(2);
const isCheck = args[0] === '--check';
const [file = 'package-lock.json'] = isCheck ? args.slice(1) : args;
const lock = JSON.parse(readFileSync(file, 'utf8'));

if (!isCheck) {
  addAbsentPackages();
  addIntegrity();
  write();
}
const faults = lockFaults();
process.stdout.write(faults.map((fault) => `${file}: ${fault}\n`).join(''));
process.exitCode = faults.length === 0 ? 0 : 1;

/** Returns one sentence for each entry that a download could not be held to, or that is not there. */
function lockFaults() {
  return entries().flatMap(([path, entry]) => [
    ...sourceFaults(entry).map((fault) => `${path} ${fault}`),
    ...absent(path, entry).map((name) => `${path} lists ${name}, which has no entry: run npm run complete-lock`),
  ]);
}

function sourceFaults({ resolved, integrity, inBundle, link, version }) {
  if (link) {
    return ['is a link: depend on a published version'];
  }
  if (inBundle) {
    return []; // it comes in its parent's tarball, and that has the digest
  }
  return [
    ...(EXACT.test(version ?? '') ? [] : [`has version ${version}: depend on a published version`]),
    ...(integrity === undefined ? ['has no integrity: run npm run complete-lock'] : []),
    ...(integrity === undefined || SHA512.test(integrity) ? [] : [`has integrity ${integrity}: give a SHA-512 digest`]),
    ...(resolved === undefined || resolved.startsWith(PUBLIC_REGISTRY)
      ? []
      : [`resolves to ${resolved}: leave it out (omit-lockfile-registry-resolved), or name ${PUBLIC_REGISTRY}`]),
  ];
}

/** Returns every entry but the project's own. */
function entries() {
  return Object.entries(lock.packages).filter(([path]) => path !== '');
}

/** Returns the names of optional dependencies that no entry answers for. */
function absent(path, { optionalDependencies = {} }) {
  return Object.keys(optionalDependencies).filter((name) => pathOf(name, path) === undefined);
}

/** Returns where Node would find a package from another one: beside it, or in a folder above. */
function pathOf(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock.packages[path] !== undefined) {
      return path;
    }
    if (at === '') {
      return undefined;
    }
  }
}

function addAbsentPackages() {
  for (const [path, entry] of entries()) {
    for (const name of absent(path, entry)) {
      add(name, entry.optionalDependencies[name], entry);
    }
  }
}

/** Adds a package at the top, and what it depends on that is not there yet. */
function add(name, range, { dev, devOptional, peer }) {
  const manifest = ask(name, range);
  const path = `node_modules/${name}`;
  const flags = { dev, devOptional, peer, optional: true };
  lock.packages[path] = {
    version: manifest.version,
    integrity: manifest['dist.integrity'],
    ...flags,
    ...copied(manifest),
  };
  const needed = { ...manifest.dependencies, ...manifest.optionalDependencies };
  for (const [dependency, itsRange] of Object.entries(needed)) {
    if (pathOf(dependency, path) === undefined) {
      add(dependency, itsRange, flags);
    }
  }
}

function addIntegrity() {
  for (const [path, entry] of entries()) {
    if (entry.integrity === undefined && !entry.inBundle && !entry.link) {
      const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const manifest = ask(name, entry.version);
      Object.assign(entry, { integrity: manifest['dist.integrity'], ...copied(manifest) });
    }
  }
}

/** Returns the newest published manifest in a range. */
function ask(name, range) {
  const fields = ['version', 'dist.integrity', ...COPIED];
  const answer = execFileSync('npm', ['view', `${name}@${range}`, ...fields, '--json'], { encoding: 'utf8' });
  const manifests = [JSON.parse(answer)].flat();
  process.stderr.write(`${name}@${range}\n`);
  return manifests.at(-1);
}

function copied(manifest) {
  return Object.fromEntries(COPIED.flatMap((key) => (manifest[key] === undefined ? [] : [[key, manifest[key]]])));
}

/** Writes the file with the keys in npm's order, so that npm's next write changes nothing. */
function write() {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted.map(([path, entry]) => [path, path === '' ? entry : inOrder(entry)]));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

/** Follows `json-stringify-nice`, which npm writes the file with: maps last; these keys first, then by name. */
function inOrder(entry) {
  const first = ['name', 'version', 'resolved', 'integrity', 'dependencies'];
  const isMap = (value) => Number(typeof value === 'object' && !Array.isArray(value));
  const rank = (key) => (first.includes(key) ? first.indexOf(key) : first.length);
  const sorted = Object.entries(entry)
    .filter(([, value]) => value !== undefined)
    .sort(([a, x], [b, y]) => isMap(x) - isMap(y) || rank(a) - rank(b) || a.localeCompare(b, 'en'));
  return Object.fromEntries(sorted);
}
