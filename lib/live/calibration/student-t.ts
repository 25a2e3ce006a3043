/** 97.5 % quantiles of Student's distribution, from one degree of freedom on. */
const QUANTILES = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const NORMAL = 1.959964;

/**
 * Returns how many standard errors reach from an estimate to the ends of its 95 % interval.
 *
 * Beyond 30 degrees of freedom by the first terms of the Cornish-Fisher expansion, exact to 0.0005.
 *
 * @param degreesOfFreedom whole, at least 1.
 */
export function studentT95(degreesOfFreedom: number): number {
  return (
    QUANTILES[degreesOfFreedom - 1] ??
    NORMAL +
      (NORMAL ** 3 + NORMAL) / (4 * degreesOfFreedom) +
      (5 * NORMAL ** 5 + 16 * NORMAL ** 3 + 3 * NORMAL) / (96 * degreesOfFreedom ** 2)
  );
}
