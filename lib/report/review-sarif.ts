import { renderFindingsSarif } from './findings-sarif';
import type { ReviewReport } from './review-report';

/**
 * Returns the findings that a change adds, in the Static Analysis Results Interchange Format, version 2.1.0. The run is
 * named after what was reviewed: a page that collects several reviews of one commit tells them apart by it.
 *
 * @param artifactPath returns the path of a file from the root of the repository; those of a commit (`REF:PATH`) have it.
 */
export function renderReviewSarif(
  { review, head, rules, tool }: ReviewReport,
  artifactPath: (file: string) => string,
): string {
  const result = { findings: review.findings.added, waived: [] };
  const notes = review.notSimulated ?? [];
  if (head.commit !== undefined) {
    const run = `review/${head.name}/`;
    const pathInCommit = (file: string): string => file.slice(file.indexOf(':') + 1);
    return renderFindingsSarif({ result, rules, tool, run, notes, artifactPath: pathInCommit });
  }
  return renderFindingsSarif({ result, rules, tool, run: `review/${artifactPath(head.name)}/`, notes, artifactPath });
}
