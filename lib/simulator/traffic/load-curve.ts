import { cosineOfTurns } from '../../values/portable-math';
import type { Profile } from '../scenario/scenario';

const FOREVER = Number.POSITIVE_INFINITY;
const { floor, max, min, sqrt } = Math;

/** Straight pieces that a period of a sinusoid is drawn with: off by less than 4 parts in 100,000 of its amplitude. */
const PIECES_OF_PERIOD = 360;
/** Periods with next to no load are passed one by one up to so many, and more in one step. */
const MOST_PERIODS_ONE_BY_ONE = 1000;

interface Piece {
  readonly start: number;
  readonly value: number;
  /** Change a second. */
  readonly slope: number;
}

/** A profile as straight pieces, to be looked up and integrated exactly; never below 0. */
export class LoadCurve {
  private readonly amountOfPeriod: number;
  /** The integral from 0 to the start of each piece. */
  private readonly amounts: Float64Array;
  private last = 0;

  private constructor(
    private readonly pieces: readonly Piece[],
    /** Seconds after which it all begins again. */
    private readonly period: number,
  ) {
    this.amounts = new Float64Array(pieces.length);
    for (let index = 1; index < pieces.length; index += 1) {
      this.amounts[index] = (this.amounts[index - 1] as number) + this.amountOfPiece(index - 1, this.endOf(index - 1));
    }
    this.amountOfPeriod = period === FOREVER ? 0 : this.amountSince0(period);
  }

  /** The curve of a profile. Before the first of its steps the value is 0; a trace goes on flat before and behind its ends. */
  public static of(profile: Profile): LoadCurve {
    const forever = (pieces: readonly Piece[]): LoadCurve => new LoadCurve(pieces, FOREVER);
    if ('constant' in profile) {
      return forever([flat(0, profile.constant)]);
    }
    if ('ramp' in profile) {
      const { from, to, seconds } = profile.ramp;
      return forever(piecesThrough([0, seconds], [from, to]));
    }
    if ('steps' in profile) {
      return forever([flat(0, 0), ...profile.steps.map(({ atSeconds, value }) => flat(atSeconds, value))]);
    }
    if ('spike' in profile) {
      const { base, peak, atSeconds, seconds } = profile.spike;
      return forever([flat(0, base), flat(atSeconds, peak), flat(atSeconds + seconds, base)]);
    }
    if ('trace' in profile) {
      const { trace } = profile;
      return forever(
        piecesThrough(
          trace.map(({ atSeconds }) => atSeconds),
          trace.map(({ value }) => value),
        ),
      );
    }
    const { mean, amplitude, periodSeconds } = profile.sinusoid;
    const shares = Array.from({ length: PIECES_OF_PERIOD + 1 }, (_, index) => index / PIECES_OF_PERIOD);
    return new LoadCurve(
      piecesThrough(
        shares.map((share) => share * periodSeconds),
        shares.map((share) => mean - amplitude * cosineOfTurns(share)),
      ).slice(0, -1),
      periodSeconds,
    );
  }

  /** The value at a time. */
  public valueAt(time: number): number {
    const local = this.localTime(time);
    const { start, value, slope } = this.pieces[this.indexAt(local)] as Piece;
    return slope === 0 ? value : value + slope * (local - start);
  }

  /** The time after another one at which the next straight piece begins; infinite behind the last. */
  public breakAfter(time: number): number {
    const local = this.localTime(time);
    return time - local + this.endOf(this.indexAt(local));
  }

  /** The integral from one time to a later one. */
  public amountBetween(from: number, to: number): number {
    return this.amountUntil(to) - this.amountUntil(from);
  }

  /** The time by which the integral has grown by an amount since a time; infinite when it never does. */
  public timeAfter(from: number, amount: number): number {
    if (this.period !== FOREVER && this.amountOfPeriod === 0) {
      return FOREVER;
    }
    const local = this.localTime(from);
    let base = from - local;
    let at = local;
    let left = amount;
    const periods = this.period === FOREVER ? 0 : floor(left / this.amountOfPeriod) - 1;
    if (periods === FOREVER) {
      return FOREVER;
    }
    if (periods > MOST_PERIODS_ONE_BY_ONE) {
      base += periods * this.period;
      left -= periods * this.amountOfPeriod;
    }
    for (let index = this.indexAt(local); ; index += 1) {
      if (index === this.pieces.length) {
        index = 0;
        at = 0;
        base += this.period;
      }
      const { start, value, slope } = this.pieces[index] as Piece;
      const seconds = this.endOf(index) - at;
      const height = value + slope * (at - start);
      const area = areaOf(height, slope, seconds);
      if (area >= left) {
        return (
          base +
          at +
          (slope === 0 ? left / height : (2 * left) / (height + sqrt(max(0, height * height + 2 * slope * left))))
        );
      }
      if (seconds === FOREVER) {
        return FOREVER;
      }
      left -= area;
      at += seconds;
    }
  }

  private localTime(time: number): number {
    return this.period === FOREVER ? time : time - floor(time / this.period) * this.period;
  }

  private amountUntil(time: number): number {
    const local = this.localTime(time);
    const periods = this.period === FOREVER ? 0 : floor(time / this.period);
    return periods * this.amountOfPeriod + this.amountSince0(local);
  }

  /** The integral from 0 to a time within the period. */
  private amountSince0(to: number): number {
    const index = this.pieceAt(to);
    return (this.amounts[index] as number) + this.amountOfPiece(index, to);
  }

  /** The integral over a piece up to a time; what is before 0 does not count. */
  private amountOfPiece(index: number, to: number): number {
    const { start, value, slope } = this.pieces[index] as Piece;
    const left = max(0, start);
    const right = min(to, this.endOf(index));
    return right > left ? (value + slope * ((left + right) / 2 - start)) * (right - left) : 0;
  }

  private endOf(index: number): number {
    return this.pieces[index + 1]?.start ?? this.period;
  }

  /** The last piece that has begun, by bisection; the first when none has. */
  private pieceAt(local: number): number {
    let [low, high] = [0, this.pieces.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle] as Piece).start <= local) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The last piece that has begun; times are mostly asked for in their order, so the search begins where the last ended. */
  private indexAt(local: number): number {
    const { pieces } = this;
    let index = (pieces[this.last] as Piece).start <= local ? this.last : this.pieceAt(local);
    for (let next = pieces[index + 1]; next !== undefined && next.start <= local; next = pieces[index + 1]) {
      index += 1;
    }
    this.last = index;
    return index;
  }
}

/** The area below a straight line, which may go on for ever when it is flat. */
function areaOf(height: number, slope: number, seconds: number): number {
  if (slope !== 0) {
    return (height + (slope * seconds) / 2) * seconds;
  }
  return height === 0 ? 0 : height * seconds;
}

function flat(start: number, value: number): Piece {
  return { start, value: max(0, value), slope: 0 };
}

/** Straight lines through points, flat before the first and behind the last. */
function piecesThrough(times: readonly number[], values: readonly number[]): Piece[] {
  const points = times.map((time, index) => ({ time, value: max(0, values[index] as number) }));
  const pieces = points.map(({ time, value }, index): Piece => {
    const next = points[index + 1];
    const slope = next === undefined || next.time <= time ? 0 : (next.value - value) / (next.time - time);
    return { start: time, value, slope };
  });
  const first = points[0];
  return first === undefined || first.time > 0 ? [flat(0, first?.value ?? 0), ...pieces] : pieces;
}
