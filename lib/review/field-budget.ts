import { InvalidInput } from '../values/invalid-input';

/** Most changed fields of one review: what is told of each takes about half a millisecond. */
export const MAX_CHANGED_FIELDS = 20_000;

/** What is left of the changed fields that a review tells. */
export class FieldBudget {
  private left = MAX_CHANGED_FIELDS;

  /**
   * Takes the changed fields of one object.
   *
   * @param at the object, for the error.
   * @throws InvalidInput when the review has more fields than it may.
   */
  public take(fields: number, at: string): void {
    this.left -= fields;
    if (this.left < 0) {
      const limit = MAX_CHANGED_FIELDS.toLocaleString('en');
      const what = `brings the changed fields to more than ${limit}, the most of one review`;
      const remedy = 'review fewer objects at a time, or leave fields out with an ignore file';
      throw InvalidInput.of('OUT_OF_RANGE', at, `${what}; ${remedy}`);
    }
  }
}
