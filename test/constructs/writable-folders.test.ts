import { Size } from 'cdk8s';
import { type Bounds, UNLIMITED } from '../../lib/constructs/resources';
import { FolderMedium, type WritableFolder, writableFolders } from '../../lib/constructs/writable-folders';

const { MEMORY, DISK } = FolderMedium;
const ONE: Bounds<Size> = { request: Size.gibibytes(1), limit: Size.gibibytes(1) };

/** Returns the volumes as the manifest has them. */
function volumes(folders: readonly (string | WritableFolder)[], memory = ONE): unknown {
  return JSON.parse(JSON.stringify(writableFolders(folders, memory).volumes, (_, value) => value?.value ?? value));
}

test('a folder has a size limit, by default 1Gi on disk and 64Mi in memory', () => {
  const folders = ['/tmp', { path: '/var/run' }, { path: '/dev/shm', medium: MEMORY }, { path: '/x', medium: DISK }];
  expect(volumes(folders)).toEqual([
    { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'var-run', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'dev-shm', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
    { name: 'x', emptyDir: { sizeLimit: '1Gi' } },
  ]);
});

test('a folder may have a limit of its own, on disk above the memory of its container', () => {
  expect(volumes([{ path: '/models', sizeLimit: Size.gibibytes(20) }])).toEqual([
    { name: 'models', emptyDir: { sizeLimit: '20Gi' } },
  ]);
});

test('folders in memory stay below the memory limit of their container, all of them together', () => {
  const half = { medium: MEMORY, sizeLimit: Size.mebibytes(512) };
  const both = [
    { ...half, path: '/a' },
    { ...half, path: '/b' },
  ];
  expect(() => volumes(both.slice(1))).not.toThrow();
  expect(() => volumes(both, { ...ONE, limit: UNLIMITED })).not.toThrow();
  expect(() => volumes(both)).toThrow(
    "'writablePaths' take up to 1Gi of memory, the container's whole limit of 1Gi; lower their sizeLimit or raise the limit",
  );
});

test('fails for a limit of 0, and for each fault', () => {
  expect(() => volumes([{ path: 'tmp' }, { path: '/tmp', sizeLimit: Size.gibibytes(0) }])).toThrow(
    "'writablePaths[0]' is 'tmp'; give an absolute path\n'writablePaths[1].sizeLimit' is 0; give more than 0",
  );
});
