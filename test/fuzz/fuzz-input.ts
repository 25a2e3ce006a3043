/** One thing that lies in the folder in which an input is run. */
export interface FuzzFile {
  /** Path from that folder. */
  readonly path: string;
  /**
   * What the file holds. In a text, `@CANARY@` stands for a file that nothing may create, and `@OUTSIDE@` for one outside of
   * the folder, which nothing may show.
   */
  readonly content: string | Uint8Array;
  /** Where a symbolic link leads; then `content` is not used. */
  readonly link?: string;
}

/** A commit of a generated repository. */
export interface FuzzCommit {
  readonly branch: string;
  readonly files: readonly FuzzFile[];
}

/** A git repository around the folder of an input. */
export interface FuzzRepository {
  readonly commits: readonly FuzzCommit[];
  /** The branch that HEAD names. */
  readonly head: string;
}

/** What runs an input: the program, or one of its readers alone. */
export type FuzzTarget = 'cli' | 'comment' | 'yaml' | 'planted';

/** One input, whole: it can be written down and run again. */
export interface FuzzInput {
  readonly target: FuzzTarget;
  /** Arguments of the program. */
  readonly args: readonly string[];
  readonly files: readonly FuzzFile[];
  readonly stdin: string;
  readonly repository?: FuzzRepository;
  /** Texts that no output may show. */
  readonly secrets: readonly string[];
}

/** Returns an input as JSON. */
export function writtenInput(input: FuzzInput): string {
  const bytes = (_key: string, value: unknown): unknown =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
  // Buffer has a toJSON, which would come first.
  const plain = (files: readonly FuzzFile[]): FuzzFile[] =>
    files.map((file) => ({
      ...file,
      content: typeof file.content === 'string' ? file.content : new Uint8Array(file.content),
    }));
  const commits = input.repository?.commits.map((commit) => ({ ...commit, files: plain(commit.files) }));
  const repository = input.repository && commits && { ...input.repository, commits };
  return JSON.stringify({ ...input, files: plain(input.files), repository }, bytes, 1);
}

/** Returns the input that was written as JSON. */
export function readInput(text: string): FuzzInput {
  return JSON.parse(text, (_key, value) =>
    value !== null && typeof value === 'object' && typeof value.base64 === 'string'
      ? Buffer.from(value.base64, 'base64')
      : value,
  );
}
