const { abs, floor, max, min } = Math;

/** Users are started and stopped so often; the spawn rate is of this length. */
export const DISPATCH_SECONDS = 1;
/** A share of a user below which it counts as whole: rates add up with rounding. */
const ROUNDING_USERS = 1e-9;

/** How many users may be started or stopped at each dispatch of Locust (locust/dispatch.py, UsersDispatcher). */
export class SpawnPace {
  private allowance: number;

  /** @param rate users a second; infinite without a limit. The first dispatch may start one in any case. */
  public constructor(private readonly rate: number) {
    this.allowance = max(1, rate);
  }

  /** Returns the change of this dispatch, given how many are missing (below 0: too many). */
  public next(missing: number): number {
    const changes = min(abs(missing), floor(this.allowance + ROUNDING_USERS));
    const left = this.allowance - changes;
    const isThere = changes === abs(missing);
    this.allowance = (isThere ? min(left, max(0, 1 - this.rate)) : left) + this.rate;
    return missing < 0 ? -changes : changes;
  }
}
