import type { LoadRead } from '../recording/run-lines';
import type { DatedAnswer } from './cluster';

/** The load generator gave no answer that could be used. */
export class LoadGeneratorError extends Error {
  public constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'LoadGeneratorError';
  }
}

/** A load that is asked for. */
export interface LoadRequest {
  readonly users: number;
  readonly spawnRatePerSecond: number;
  /** What is loaded; undefined leaves it at what the generator was started with. */
  readonly host: string | undefined;
  /** After how many seconds the generator ends the load by itself. */
  readonly endsAfterSeconds: number;
}

/** Something that users of the load stumbled over, beyond failed requests. */
export interface LoadException {
  readonly message: string;
  readonly count: number;
}

/** A generator of load. */
export interface LoadGenerator {
  /** Its address, for people. */
  readonly address: string;
  /**
   * Starts the load, changes it, or (the same load once more) only puts off its end.
   *
   * @throws LoadGeneratorError when it was refused or not answered.
   */
  swarm(load: LoadRequest): Promise<void>;
  /**
   * Ends the load.
   *
   * @throws LoadGeneratorError when it was not answered.
   */
  stop(): Promise<void>;
  /**
   * Begins the statistics anew.
   *
   * @throws LoadGeneratorError when it was not answered.
   */
  resetStatistics(): Promise<void>;
  /**
   * Reads statistics and workers.
   *
   * @throws LoadGeneratorError when it was not answered, or not as expected.
   */
  read(): Promise<LoadRead>;
  /**
   * Reads what the users' own code stumbled over.
   *
   * @throws LoadGeneratorError when it was not answered, or not as expected.
   */
  exceptions(): Promise<readonly LoadException[]>;
  /** Tells of each answer's time from now on. */
  onDatedAnswer(listener: (answer: DatedAnswer) => void): void;
}
