import { createHash } from 'node:crypto';

const NEWLINE = '\n';

/**
 * The digest of a recording's lines, one after another: the writer puts it into the `End` line, and the reader compares.
 *
 * A run that takes up a recording again adds the lines that are there first: an earlier end is digested with them.
 */
export class RecordingDigest {
  private readonly hash = createHash('sha256');

  /** Takes a line, without its line break. */
  public add(line: string | Buffer): void {
    this.hash.update(line).update(NEWLINE);
  }

  /** Returns the digest of the lines so far, in hexadecimal digits; more may follow. */
  public hex(): string {
    return this.hash.copy().digest('hex');
  }
}
