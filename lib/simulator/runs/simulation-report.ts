import type { SimulationResult } from '../simulation/simulation-result';
import { FIGURES, type Figure, type Figures } from './figures';
import type { RunBands } from './run-bands';

/** A set of manifests that was simulated. */
export interface SimulatedSet {
  /** The paths that it was read from, as they were given. */
  readonly manifests: string;
  /** The run; of several, the typical one. */
  readonly result: SimulationResult;
  /** The run's figures; of several runs, their medians. */
  readonly figures: Figures;
  /** What several runs have in common; undefined for a single one. */
  readonly bands: RunBands | undefined;
}

/** A figure of two sets. */
export interface FigureDifference {
  readonly figure: Figure;
  /** Of the first set; undefined where it has none. */
  readonly first: number | undefined;
  readonly second: number | undefined;
  /** Second less first; undefined where one of them is. */
  readonly change: number | undefined;
}

/** What `simulate` found out. Plain data; equal inputs give equal reports. */
export interface SimulationReport {
  readonly schemaVersion: 1;
  /** One set, or the two that are compared. */
  readonly sets: readonly SimulatedSet[];
  /** Every figure that one of two sets has; undefined for a single set. */
  readonly differences: readonly FigureDifference[] | undefined;
}

/** Returns the report on one set, or on two with what is different. */
export function simulationReport(first: SimulatedSet, second?: SimulatedSet): SimulationReport {
  return second === undefined
    ? { schemaVersion: 1, sets: [first], differences: undefined }
    : { schemaVersion: 1, sets: [first, second], differences: differencesOf(first.figures, second.figures) };
}

/** Returns the medians of bands as figures. */
export function medianFigures({ figures }: RunBands): Figures {
  return Object.fromEntries(FIGURES.map((figure) => [figure, figures[figure]?.median])) as Figures;
}

function differencesOf(one: Figures, other: Figures): FigureDifference[] {
  return FIGURES.map((figure) => {
    const [first, second] = [one[figure], other[figure]];
    const change = first === undefined || second === undefined ? undefined : second - first;
    return { figure, first, second, change };
  }).filter(({ first, second }) => first !== undefined || second !== undefined);
}
