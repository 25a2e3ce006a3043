import { renderFindingsSarif } from './findings-sarif';
import type { ReviewReport } from './review-report';

/**
 * Returns the findings that a change adds, in the Static Analysis Results Interchange Format, version 2.1.0. The run is
 * named after what was reviewed: a page that collects several reviews of one commit tells them apart by it.
 */
export function renderReviewSarif({ review, head, rules, tool }: ReviewReport): string {
  const result = { findings: review.findings.added, waived: [] };
  return renderFindingsSarif({ result, rules, tool, run: `review/${head.name}/` });
}
