import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { linesOfContained } from '../../files/read-lines';
import { InvalidInput } from '../../values/invalid-input';
import { type Recorder, RecordingFailed } from '../ports/recorder';
import { lockFolder } from './folder-lock';
import { RecordingDigest } from './recording-digest';

/** Name of the recording in a run's folder. */
export const RECORDING_FILE = 'recording.jsonl';
const RESERVE_FILE = '.reserve';
const RESERVE_BYTES = 64 * 1024;
const LINE_END = 10;
const GO_ON = constants.O_RDWR | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);

/** What of a file's system calls a recording needs; replaced where a full disk is to be seen. */
export interface RecordingDisk {
  write(descriptor: number, bytes: Buffer): number;
}

const DISK: RecordingDisk = { write: (descriptor, bytes) => writeSync(descriptor, bytes) };

/**
 * The file `recording.jsonl` of a run: only ever appended to, line by line.
 *
 * A line is written by one call, and taken back when the disk did not take it whole, so that whatever happens, the file
 * ends with a whole line. A small file beside it keeps room for the last lines. The `End` line is given the digest of all
 * lines before it.
 */
export class RecordingFile implements Recorder {
  private size: number;

  private constructor(
    private readonly descriptor: number,
    private readonly folder: string,
    private readonly disk: RecordingDisk,
    private readonly unlock: () => void,
    private readonly digest: RecordingDigest = new RecordingDigest(),
  ) {
    this.size = fstatSync(descriptor).size;
  }

  /**
   * Begins a recording in a folder, which is made when it is not there.
   *
   * @throws RecordingFailed when it cannot be made, or the folder holds a recording already.
   */
  public static create(folder: string, disk: RecordingDisk = DISK): RecordingFile {
    return opened(folder, () => {
      mkdirSync(folder, { recursive: true });
      const descriptor = openSync(join(folder, RECORDING_FILE), 'ax', 0o600);
      reserve(folder);
      return new RecordingFile(descriptor, folder, disk, lockFolder(folder));
    });
  }

  /**
   * Goes on with the recording of a folder; a last line that was cut off is taken away.
   *
   * @throws RecordingFailed when there is none, or it cannot be written to.
   */
  public static resume(folder: string, disk: RecordingDisk = DISK): RecordingFile {
    return opened(folder, () => {
      const path = join(folder, RECORDING_FILE);
      const unlock = lockFolder(folder);
      const digest = new RecordingDigest();
      let whole = 0;
      for (const line of linesIn(folder)) {
        digest.add(line);
        whole += line.length + 1;
      }
      const descriptor = openSync(path, GO_ON);
      ftruncateSync(descriptor, whole);
      reserve(folder);
      return new RecordingFile(descriptor, folder, disk, unlock, digest);
    });
  }

  public write(line: object): void {
    const isEnd = (line as { readonly kind?: unknown }).kind === 'End';
    const text = JSON.stringify(isEnd ? { ...line, digest: this.digest.hex() } : line);
    const bytes = Buffer.from(`${text}\n`);
    let written = 0;
    try {
      written = this.disk.write(this.descriptor, bytes);
    } catch (cause) {
      this.takeBack();
      throw new RecordingFailed(`the recording could not be written: ${reasonOf(cause)}`, { cause });
    }
    if (written < bytes.length) {
      this.takeBack();
      throw new RecordingFailed('the recording could not be written: the disk is full');
    }
    this.size += written;
    this.digest.add(text);
  }

  public sync(): void {
    try {
      fsyncSync(this.descriptor);
    } catch (cause) {
      throw new RecordingFailed(`the recording could not be written: ${reasonOf(cause)}`, { cause });
    }
  }

  public releaseReserve(): void {
    try {
      unlinkSync(join(this.folder, RESERVE_FILE));
    } catch {
      // it was given back already
    }
  }

  public close(): void {
    this.releaseReserve();
    closeSync(this.descriptor);
    this.unlock();
  }

  private takeBack(): void {
    ftruncateSync(this.descriptor, this.size);
  }
}

function opened(folder: string, open: () => RecordingFile): RecordingFile {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof RecordingFailed || cause instanceof InvalidInput) {
      throw cause;
    }
    const code = (cause as NodeJS.ErrnoException).code;
    const message =
      code === 'EEXIST'
        ? `'${folder}' holds a recording already; give another folder, or go on with it by --resume`
        : `the recording in '${folder}' cannot be opened: ${reasonOf(cause)}`;
    throw new RecordingFailed(message, { cause });
  }
}

function* linesIn(folder: string): Generator<Buffer> {
  const name = { path: join(folder, RECORDING_FILE) };
  for (const lines of linesOfContained({ root: folder, path: RECORDING_FILE, name }, true)) {
    yield* lines;
  }
}

/** What lies there is left behind, and is not written through: it may be a link. */
function reserve(folder: string): void {
  const path = join(folder, RESERVE_FILE);
  rmSync(path, { force: true });
  writeFileSync(path, Buffer.alloc(RESERVE_BYTES, LINE_END), { flag: 'wx' });
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === 'ENOSPC' ? 'the disk is full' : (code ?? message);
}
