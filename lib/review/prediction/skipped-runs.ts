interface Skipped {
  readonly reason: string;
  readonly scenarios: string[];
}

/** The runs of one workload that were too large to be simulated: told once for each side, not once for each run. */
export class SkippedRuns {
  private readonly bySide = new Map<'base' | 'head', Skipped>();

  /** Takes a run that was not simulated, and why: a sentence without full stop. */
  public add(side: 'base' | 'head', scenario: string, reason: string): void {
    const skipped = this.bySide.get(side) ?? { reason, scenarios: [] };
    skipped.scenarios.push(scenario);
    this.bySide.set(side, skipped);
  }

  /** Returns a sentence without full stop for each side: the scenarios, and why the first of them was not simulated. */
  public remarks(workload: string): string[] {
    return [...this.bySide].map(
      ([side, { reason, scenarios }]) =>
        `'${workload}' is not simulated in ${side} under ${scenarios.join(', ')}: ${reason}`,
    );
  }
}
