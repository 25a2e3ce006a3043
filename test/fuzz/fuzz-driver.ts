import type { Random } from '../oracle/random';
import type { FuzzInput } from './fuzz-input';

/** Makes inputs for one command or reader. */
export interface FuzzDriver {
  readonly name: string;
  /** Returns an input; equal choices make equal inputs. */
  make(random: Random): FuzzInput;
}
