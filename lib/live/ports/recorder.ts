/** A recording that is being written. */
export interface Recorder {
  /**
   * Adds one line, whole.
   *
   * @throws RecordingFailed when it could not be written; the recording then ends with the line before.
   */
  write(line: object): void;
  /** Has everything on the disk before it returns. */
  sync(): void;
  /** Gives back the space that was kept, so that a last line or two fit on a full disk. */
  releaseReserve(): void;
  close(): void;
}

/** A line of the recording could not be written. */
export class RecordingFailed extends Error {
  public constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'RecordingFailed';
  }
}
