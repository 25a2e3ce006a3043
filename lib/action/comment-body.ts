import { renderReviewMarkdown } from '../report/review-markdown';
import { isEmptyReview } from '../review/review';
import { markdownBlock, markdownCode } from '../text/markdown';
import type { PathReview } from './run-review';

const MOST_FAULT = 4_000;
const MOST_PATH = 200;
const LEAST_SHARE = 8_000;

/**
 * Returns the reviews of all paths as Markdown of at most so many bytes. Every path has a share of its own, so that a long
 * review does not hide the others; paths that have none of the room left are named.
 */
export function commentBody(reviews: readonly PathReview[], maxBytes: number): string {
  const shown = reviews.slice(0, Math.max(1, Math.floor(maxBytes / LEAST_SHARE)));
  const share = Math.floor(maxBytes / shown.length) - 2 * MOST_PATH;
  const rest = reviews.length - shown.length;
  return [
    ...shown.map((each) => {
      const title = reviews.length > 1 ? `# ${markdownCode(each.path, MOST_PATH)}\n\n` : '';
      return title + ('fault' in each ? faultText(each.fault) : renderReviewMarkdown(each.report, { maxBytes: share }));
    }),
    ...(rest > 0 ? [`**Left out for length:** the reviews of ${rest} more paths; the job's log has them.\n`] : []),
  ].join('\n');
}

/** Says whether there is anything to tell: a change, a finding, or a review that could not be made. */
export function isWorthComment(reviews: readonly PathReview[]): boolean {
  return reviews.some((each) => 'fault' in each || !isEmptyReview(each.report.review));
}

/**
 * Returns the hidden line by which the action knows its comment again. Reviews of other paths have comments of their own.
 */
export function commentMarker(paths: readonly string[]): string {
  const key = paths
    .join(' ')
    .replace(/[^A-Za-z0-9._/ -]/g, '_')
    .replace(/-{2,}/g, '-')
    .slice(0, MOST_PATH);
  return `<!-- cdk8s-inference review of ${key} -->`;
}

function faultText(fault: string): string {
  return `## The review could not be made\n\n${markdownBlock(fault.slice(0, MOST_FAULT).split('\n'), 'text')}\n`;
}
