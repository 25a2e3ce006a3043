import { extname } from 'node:path';
import { renderReviewJson } from '../../report/review-json';
import { renderReviewMarkdown } from '../../report/review-markdown';
import type { ReviewReport } from '../../report/review-report';
import { renderReviewSarif } from '../../report/review-sarif';
import { type ReviewTextOptions, renderReviewText } from '../../report/review-text';
import type { TerminalText } from '../../text/terminal-text';
import { ownValue } from '../../values/own-value';
import { artifactPath } from '../artifact-path';

/** The forms of a review. */
export const REVIEW_FORMATS = ['text', 'markdown', 'html', 'json', 'sarif'] as const;

/** A form of a review. */
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

const ENDINGS: Readonly<Record<string, ReviewFormat>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.sarif': 'sarif',
};

/** Returns the form that a file's ending asks for, or text. */
export function formatOfFile(file: string): ReviewFormat {
  return ownValue(ENDINGS, extname(file).toLowerCase()) ?? 'text';
}

/** How a review is rendered. */
export interface RenderOptions {
  /** Of the text form. */
  readonly text: ReviewTextOptions;
  /** Most bytes of the Markdown form; undefined for those of a comment. */
  readonly maxBytes: number | undefined;
}

/** Returns a review in a form. The library that draws charts is large, and loaded for the form that has some. */
export async function renderReview(
  report: ReviewReport,
  format: ReviewFormat,
  options: RenderOptions,
): Promise<string | TerminalText> {
  switch (format) {
    case 'text':
      return renderReviewText(report, options.text);
    case 'markdown':
      return renderReviewMarkdown(report, options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes });
    case 'html': {
      const { renderReviewHtml } = await import('../../report/review-html.js');
      return renderReviewHtml(report);
    }
    case 'json':
      return renderReviewJson(report);
    case 'sarif':
      return renderReviewSarif(report, artifactPath);
  }
}
