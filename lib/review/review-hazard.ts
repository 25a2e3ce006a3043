import type { ImpactClass } from './impact';

/** Something that goes wrong between objects or between two applies, though each change alone is fine. */
export interface ReviewHazard {
  /** Stable id of the hazard, kebab-case. */
  readonly id: string;
  /** Class of what happens. */
  readonly class: ImpactClass;
  /** What goes wrong: one or two sentences. */
  readonly sentence: string;
  /** How to do it safely: commands and edits in their order. */
  readonly steps: readonly string[];
  /** The object that it is about. */
  readonly object: {
    readonly group: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  };
  /** The file in head as the user named it; empty where there is none. */
  readonly file: string;
  /** The line in it, from 1; 0 where there is no file. */
  readonly line: number;
}
