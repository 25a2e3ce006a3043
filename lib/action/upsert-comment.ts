import { ApiRefusal, type GithubApi } from './github-api';

/** A comment that is to be on a pull request once. */
export interface WantedComment {
  /** `owner/name`. */
  readonly repository: string;
  /** Number of the pull request. */
  readonly number: number;
  /** The hidden line that tells it from other comments of the same author. */
  readonly marker: string;
  /** Its text, without the marker. */
  readonly body: string;
  /** Whether it is made where there is none yet; one that is there is always brought up to date. */
  readonly isWorthMaking: boolean;
}

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly login?: string; readonly type?: string } | null;
}

/** The owner of a job's own token, where GitHub does not say. */
const USUAL_AUTHOR = 'github-actions[bot]';
const PAGE = 100;
const MOST_PAGES = 100;
const TRIES = 4;

/**
 * Makes or updates the one comment, and returns what was done. Comments of others are left alone, whatever their text.
 *
 * When it is unknown whether a comment was made, those that are there are looked through again before another is made.
 *
 * @throws ApiRefusal when the API refuses, as it does for the read-only token of a fork's pull request.
 */
export async function upsertComment(
  api: GithubApi,
  wanted: WantedComment,
): Promise<'created' | 'updated' | 'unchanged' | 'not needed'> {
  const { repository, marker, body, number, isWorthMaking } = wanted;
  const text = `${marker}\n${body}`;
  const comments = `/repos/${repository}/issues/${number}/comments`;
  const author = await authorOf(api);
  for (let attempt = 1; ; attempt += 1) {
    const existing = await findComment(api, comments, marker, author);
    if (existing?.body === text) {
      return 'unchanged';
    }
    if (existing !== undefined && (await update(api, `/repos/${repository}/issues/comments/${existing.id}`, text))) {
      return 'updated';
    }
    if (!isWorthMaking) {
      return 'not needed';
    }
    try {
      await api.request('POST', comments, { body: text });
      return 'created';
    } catch (error) {
      if (!(error instanceof ApiRefusal && error.isDone) || attempt === TRIES) {
        throw error;
      }
      await api.pause(error);
    }
  }
}

/** Updates a comment; says no when somebody has taken it away meanwhile. */
async function update(api: GithubApi, path: string, body: string): Promise<boolean> {
  try {
    await api.request('PATCH', path, { body });
    return true;
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) {
      return false;
    }
    throw error;
  }
}

async function findComment(
  api: GithubApi,
  comments: string,
  marker: string,
  author: string,
): Promise<Comment | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { body, hasNext } = await api.request('GET', `${comments}?per_page=${PAGE}&page=${page}`);
    const found = (body as readonly Comment[]).find((each) => isOurs(each, marker, author));
    if (found !== undefined || !hasNext) {
      return found;
    }
  }
  return undefined;
}

/** GitHub names an app with and without `[bot]`, but only apps are of type Bot. */
function isOurs({ body, user }: Comment, marker: string, author: string): boolean {
  const isAuthor = user?.login === author || (user?.type === 'Bot' && user.login === `${author}[bot]`);
  // Line breaks come back as they were stored, which may be CRLF.
  return isAuthor && body?.split(/\r?\n/, 1)[0] === marker;
}

async function authorOf(api: GithubApi): Promise<string> {
  try {
    return (await api.viewer()) ?? USUAL_AUTHOR;
  } catch (error) {
    if (error instanceof ApiRefusal) {
      return USUAL_AUTHOR;
    }
    throw error;
  }
}
