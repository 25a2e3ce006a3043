import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment as the API gives it. */
export interface FakeComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
}

/** An answer in the place of the usual one. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether the request is carried out all the same. @default false */
  readonly isDone?: boolean;
}

/** GitHub's API of a pull request's comments, over HTTP on loopback. */
export class FakeGithub {
  /** Comments, oldest first. */
  public readonly comments: FakeComment[] = [];
  /** Every request as `METHOD path`. */
  public readonly requests: string[] = [];
  /** Authorization headers. */
  public readonly tokens = new Set<string>();
  /** Answers to give next, by method; each once. */
  public readonly next: Partial<Record<string, FakeAnswer[]>> = {};
  /** Who the token belongs to; undefined when the API does not say. */
  public viewer: string | undefined = 'github-actions[bot]';
  private readonly server = createServer((request, response) => this.handle(request, response));

  /** Starts it and returns its address. */
  public start(): Promise<string> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  /** Stops it. */
  public stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Adds comments of somebody. */
  public add(count: number, login: string, body: (index: number) => string, type = 'User'): void {
    for (let index = 0; index < count; index += 1) {
      this.comments.push({ id: this.comments.length + 1, body: body(index), user: { login, type } });
    }
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '' } = request;
    this.requests.push(`${method} ${url}`);
    this.tokens.add(request.headers.authorization ?? '');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const planned = url === '/graphql' ? undefined : this.next[method]?.shift();
      if (planned !== undefined && planned.isDone !== true) {
        send(response, planned);
        return;
      }
      const answer = this.answer(method, url, body);
      send(response, planned ?? answer);
    });
  }

  private answer(method: string, url: string, body: { readonly body: string } | undefined): FakeAnswer {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (pathname === '/graphql') {
      return this.viewer === undefined
        ? { status: 200, body: { errors: [{ message: 'no' }] } }
        : { status: 200, body: { data: { viewer: { login: this.viewer } } } };
    }
    if (method === 'GET' && pathname === '/repos/o/r/issues/7/comments') {
      return this.page(Number(searchParams.get('per_page')), Number(searchParams.get('page')));
    }
    if (method === 'POST' && pathname === '/repos/o/r/issues/7/comments') {
      this.add(1, this.viewer ?? 'github-actions[bot]', () => body?.body ?? '', 'Bot');
      return { status: 201, body: this.comments.at(-1) };
    }
    const comment = this.comments.find(({ id }) => pathname === `/repos/o/r/issues/comments/${id}`);
    if (method !== 'PATCH' || comment === undefined) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    comment.body = body?.body ?? '';
    return { status: 200, body: comment };
  }

  private page(size: number, page: number): FakeAnswer {
    const last = Math.max(1, Math.ceil(this.comments.length / size));
    const link = page < last ? { link: `<http://elsewhere.example/?page=${page + 1}>; rel="next"` } : {};
    return { status: 200, headers: link, body: this.comments.slice((page - 1) * size, page * size) };
  }
}

function send(response: ServerResponse, { status, headers = {}, body = { message: 'no' } }: FakeAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
