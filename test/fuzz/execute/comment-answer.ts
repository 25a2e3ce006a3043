import { commentBody, commentMarker } from '../../../lib/action/comment-body';
import type { PathReview } from '../../../lib/action/run-review';
import { decodeText } from '../../../lib/files/decode-text';
import { loadManifests } from '../../../lib/manifests/load-manifests';
import type { Manifest } from '../../../lib/manifests/manifest';
import { reviewManifests } from '../../../lib/review/review-manifests';
import { InvalidInput } from '../../../lib/values/invalid-input';
import type { FuzzInput } from '../fuzz-input';
import type { Answer } from './judge';

const MARKER_BYTES = 400;
/** No exit code of the program: it is reported as one that is not documented. */
const TOO_LONG = 65;

/** Returns the comment that the action makes of an input's two files; its arguments are the limit and the paths. */
export function commentAnswer({ args, files, secrets }: FuzzInput): Answer {
  const [limit, ...paths] = args;
  const answer = (code: number, name: 'stdout' | 'stderr', text: string): Answer => ({
    code,
    outputs: [{ name, form: name === 'stdout' ? 'markdown' : 'text', text }],
    isDiscarded: false,
    secrets,
  });
  try {
    const reviews = paths.map((path) => reviewOf(path, files));
    const body = `${commentMarker(paths)}\n${commentBody(reviews, Number(limit))}`;
    return answer(Buffer.byteLength(body) > Number(limit) + MARKER_BYTES ? TOO_LONG : 0, 'stdout', body);
  } catch (error) {
    return answer(70, 'stderr', error instanceof Error ? (error.stack ?? '') : String(error));
  }
}

function reviewOf(path: string, files: FuzzInput['files']): PathReview {
  try {
    const side = (name: string): Manifest[] => {
      const file = files.find((each) => each.path === name);
      return loadManifests(decodeText(Buffer.from(file?.content ?? ''), name), name);
    };
    const review = reviewManifests(side('base.yaml'), side('head.yaml'), { settings: {}, today: '2000-01-01' });
    const reported = { name: path, commit: undefined, isMergeBase: false, isEmptyFor: undefined };
    const report = { review, base: reported, head: reported, failing: [], rules: [], tool: { name: '', version: '' } };
    return { path, report, sarif: { runs: [] } };
  } catch (error) {
    if (error instanceof InvalidInput) {
      return { path, fault: error.message, code: 2 };
    }
    throw error;
  }
}
