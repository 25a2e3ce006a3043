import type { Severity } from './rule';

/** One place where a rule is broken. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** What is wrong, with the values. */
  readonly message: string;
  /** What goes wrong when it stays so. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** The object. */
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  };
  /** JSON pointer to the place in the object. */
  readonly path: string;
  /** The file as the user named it; empty where there is none. */
  readonly file: string;
  /** The line, from 1; 0 where there is no file. */
  readonly line: number;
  /** Path of the construct, where it is known. */
  readonly constructPath?: string;
}

/** A finding that a waiver in the manifest answers. */
export interface WaivedFinding extends Finding {
  /** The waiver's reason. */
  readonly reason: string;
  /** The waiver's last day, `YYYY-MM-DD`, where it has one. */
  readonly until?: string;
}

/** A rule that had nothing to go by. */
export interface NotRun {
  /** Id of the rule. */
  readonly rule: string;
  /** The setting that is missing. */
  readonly missing: string;
  /** For how many objects. */
  readonly objects: number;
}

/** What a check found: plain data. */
export interface CheckResult {
  /** Version of this shape. */
  readonly schemaVersion: '1';
  /** How many objects were looked at. */
  readonly objects: number;
  /** Findings by file, line and rule. */
  readonly findings: readonly Finding[];
  /** Waived findings in the same order. */
  readonly waived: readonly WaivedFinding[];
  /** Rules that lacked a fact, by id. */
  readonly notRun: readonly NotRun[];
  /** How many there are of each. */
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly info: number;
    readonly waived: number;
  };
}
