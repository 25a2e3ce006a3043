import { jsonText } from '../text/json-text';
import type { ReviewReport } from './review-report';

/** Returns a review as JSON, in the shape that `schemas/review.schema.json` states. */
export function renderReviewJson({ review, base, head, failing }: ReviewReport): string {
  const { schemaVersion, ...rest } = review;
  return `${jsonText({ schemaVersion, base, head, failing, ...rest })}\n`;
}
