/** An answer of GitHub's API that is a success. */
export interface ApiAnswer {
  /** The JSON of the answer. */
  readonly body: unknown;
  /** Whether there is a page after this one. */
  readonly hasNext: boolean;
}

/** Where the API is, and what is asked in whose name. */
export interface ApiOptions {
  /** The REST API, such as `https://api.github.com`, without a slash at the end. */
  readonly url: string;
  /** The GraphQL API. */
  readonly graphqlUrl: string;
  /** The token of the job. */
  readonly token: string;
  /** Waits so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Returns milliseconds since 1970. */
  readonly now: () => number;
}

/** An answer that is no success, after all tries. */
export class ApiRefusal extends Error {
  /**
   * @param status the HTTP status; 0 when there was no answer.
   * @param waitMilliseconds when it may succeed; undefined when it will not.
   * @param isDone whether the server may have done what was asked all the same.
   */
  public constructor(
    public readonly status: number,
    message: string,
    public readonly waitMilliseconds: number | undefined,
    public readonly isDone: boolean,
  ) {
    super(message);
    this.name = 'ApiRefusal';
  }
}

const TRIES = 4;
const TIMEOUT_MILLISECONDS = 20_000;
const FIRST_WAIT_MILLISECONDS = 1_000;
/** What GitHub asks for where a limit names no time. */
const LIMIT_WAIT_MILLISECONDS = 60_000;
/** A job does not wait longer than this for its turn. */
const LONGEST_WAIT_MILLISECONDS = 120_000;

/**
 * GitHub's API over HTTP. What fails on the server's side, and what it has no time for, is asked again; what it refuses is
 * not. Waits are those of GitHub's "Best practices for using the REST API": `retry-after`, then `x-ratelimit-reset`, then a
 * minute for a limit and growing waits for a fault.
 */
export class GithubApi {
  public constructor(private readonly options: ApiOptions) {}

  /**
   * Returns the answer to a request. One that makes something is not sent again when it may have been carried out.
   *
   * @param path from the API's root, beginning with a slash.
   * @throws ApiRefusal when the answer is no success.
   */
  public async request(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<ApiAnswer> {
    return this.repeated(method, this.options.url + path, body);
  }

  /**
   * Returns the login of the token's owner, `github-actions[bot]` of a job's own token.
   *
   * @throws ApiRefusal when the answer is no success.
   */
  public async viewer(): Promise<string | undefined> {
    const { body } = await this.repeated('POST', this.options.graphqlUrl, { query: '{ viewer { login } }' });
    const answer = body as { readonly data?: { readonly viewer?: { readonly login?: string } } } | null;
    return answer?.data?.viewer?.login;
  }

  /** Waits as long as a refusal asks for. */
  public async pause(refusal: ApiRefusal): Promise<void> {
    await this.options.sleep(refusal.waitMilliseconds ?? 0);
  }

  private async repeated(method: string, url: string, body: object | undefined): Promise<ApiAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.send(method, url, body, attempt);
      if (!(answer instanceof ApiRefusal)) {
        return answer;
      }
      const { waitMilliseconds: wait, isDone } = answer;
      const isOver = wait === undefined || wait > LONGEST_WAIT_MILLISECONDS || attempt === TRIES;
      if (isOver || (method === 'POST' && isDone)) {
        throw answer;
      }
      await this.options.sleep(wait);
    }
  }

  private async send(
    method: string,
    url: string,
    body: object | undefined,
    attempt: number,
  ): Promise<ApiAnswer | ApiRefusal> {
    const wait = FIRST_WAIT_MILLISECONDS * 2 ** (attempt - 1);
    try {
      const response = await fetch(url, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${this.options.token}`,
          'content-type': 'application/json',
          'user-agent': 'cdk8s-inference',
          'x-github-api-version': '2022-11-28',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      });
      const text = await response.text();
      if (response.ok) {
        const hasNext = /\brel="?next\b/.test(response.headers.get('link') ?? '');
        return { body: text === '' ? undefined : JSON.parse(text), hasNext };
      }
      const { status } = response;
      const message = `${method} ${new URL(url).pathname} was answered with ${status}: ${messageOf(text)}`;
      const isFault = status >= 500;
      return new ApiRefusal(status, message, isFault ? wait : this.limitWait(response, text), isFault);
    } catch (cause) {
      const reason = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : '';
      return new ApiRefusal(0, `${method} ${new URL(url).pathname} had no answer: ${reason}`, wait, true);
    }
  }

  /** Returns how long a limit lasts; undefined when the answer is a refusal of another kind. */
  private limitWait({ status, headers }: Response, text: string): number | undefined {
    if (status !== 403 && status !== 429) {
      return undefined;
    }
    const after = Number(headers.get('retry-after') ?? Number.NaN);
    if (!Number.isNaN(after)) {
      return after * 1000;
    }
    if (headers.get('x-ratelimit-remaining') === '0') {
      return (
        Math.max(0, Number(headers.get('x-ratelimit-reset')) * 1000 - this.options.now()) + FIRST_WAIT_MILLISECONDS
      );
    }
    return status === 429 || /rate limit/i.test(messageOf(text)) ? LIMIT_WAIT_MILLISECONDS : undefined;
  }
}

function messageOf(text: string): string {
  try {
    return String(JSON.parse(text).message ?? '').slice(0, 300);
  } catch {
    // A proxy's page, not the API's answer: the status says enough.
    return 'no JSON';
  }
}
