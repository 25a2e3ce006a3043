import type { Clock } from '../ports/clock';
import {
  type ApiObject,
  type ApiResponse,
  ClusterError,
  type ClusterFault,
  type DatedAnswer,
  type RequestOptions,
  type WatchEvent,
} from '../ports/cluster';
import { exchange, type HttpAnswer, type HttpRequest, open } from './http-exchange';
import type { ApiAccess } from './kube-access';
import { readLines } from './read-lines';

const DEFAULT_DEADLINE_SECONDS = 10;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 3000;
/** A watch is asked to end after this long, so that one that was forgotten by a proxy does not stay silent for ever. */
const WATCH_SECONDS = 240;

/** Requests to an API server: credentials renewed on 401, waits as 429 asks, and what found no way tried again. */
export class ApiServer {
  private readonly listeners: ((answer: DatedAnswer) => void)[] = [];

  public constructor(
    private readonly access: ApiAccess,
    private readonly clock: Clock,
  ) {}

  /** Tells of each answer's time from now on. */
  public onDatedAnswer(listener: (answer: DatedAnswer) => void): void {
    this.listeners.push(listener);
  }

  /** Reads an object or a list; throws ClusterError for any answer but success. */
  public async read(path: string, options?: RequestOptions): Promise<ApiObject> {
    return objectOf(await this.persist('GET', path, undefined, options));
  }

  /** Sends an object to a collection; throws ClusterError for any answer but success. */
  public async create(path: string, body: ApiObject, options?: RequestOptions): Promise<ApiObject> {
    return objectOf(await this.persist('POST', path, JSON.stringify(body), options));
  }

  /** Gets a path once; throws ClusterError only when there is no answer at all. */
  public async get(
    path: string,
    { deadlineSeconds = DEFAULT_DEADLINE_SECONDS }: RequestOptions = {},
  ): Promise<ApiResponse> {
    const answer = await this.send('GET', path, undefined, deadlineSeconds * 1000);
    return { status: answer.status, text: answer.text, body: parsed(answer.text) };
  }

  /** Follows a collection until the watch ends or the signal is aborted. */
  public async watch(
    path: string,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=${WATCH_SECONDS}&resourceVersion=${resourceVersion}`;
    const request = await this.request('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`, undefined, 0);
    const quiet = AbortSignal.timeout((WATCH_SECONDS + 30) * 1000);
    await new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => (signal.aborted ? resolve() : reject(unreachable(error)));
      const outgoing = open(request, AbortSignal.any([signal, quiet]), (response) => {
        const status = response.statusCode ?? 0;
        readLines(response, (line) => {
          if (status !== 200) {
            throw faultOf(status, line);
          }
          onEvent(eventOf(line));
        }).then(resolve, (error: Error) => (error instanceof ClusterError ? reject(error) : fail(error)));
      });
      outgoing.on('error', fail);
      outgoing.end();
    });
  }

  /** Sends a request until it is answered with success or refused for good, or the deadline is over. */
  private async persist(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    { deadlineSeconds = DEFAULT_DEADLINE_SECONDS }: RequestOptions = {},
  ): Promise<HttpAnswer> {
    const deadline = this.clock.now() + deadlineSeconds * 1000;
    let isRenewed = false;
    let pause = FIRST_PAUSE;
    for (;;) {
      const left = deadline - this.clock.now();
      const result = await this.send(method, path, body, Math.max(1, left)).catch((error: ClusterError) => error);
      if (!(result instanceof Error) && result.status >= 200 && result.status < 300) {
        return result;
      }
      const fault = result instanceof Error ? result : faultOf(result.status, result.text);
      if (fault.fault === 'unauthorized' && !isRenewed) {
        isRenewed = true;
        await this.access.renew();
        continue;
      }
      const asked = result instanceof Error ? undefined : retryAfter(result);
      const wait = asked ?? pause;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      if (!mayRetry(fault) || this.clock.now() + wait >= deadline) {
        throw fault;
      }
      await this.clock.sleep(wait);
    }
  }

  private async send(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    timeout: number,
  ): Promise<HttpAnswer> {
    const request = await this.request(method, path, body, timeout);
    const answer = await exchange(request).catch((error: Error) => {
      throw unreachable(error);
    });
    const date = Date.parse(String(answer.headers.date));
    if (!Number.isNaN(date)) {
      for (const listener of this.listeners) {
        listener({ sentAt: answer.sentAt, receivedAt: answer.receivedAt, date });
      }
    }
    return answer;
  }

  private async request(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    timeout: number,
  ): Promise<HttpRequest> {
    const connection = await this.access.connection().catch((cause: Error) => {
      throw new ClusterError('unauthorized', `no credentials: ${cause.message.trim()}`, { cause });
    });
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { accept: 'application/json', ...type };
    return { method, url: `${this.access.server}${path}`, connection, headers, body, timeout };
  }
}

function mayRetry({ fault }: ClusterError): boolean {
  return fault === 'unreachable' || fault === 'throttled';
}

/** Returns how long an answer asks to wait, in milliseconds. */
function retryAfter({ status, headers }: HttpAnswer): number | undefined {
  const seconds = Number(headers['retry-after']);
  return (status === 429 || status === 503) && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function unreachable(cause: Error): ClusterError {
  return new ClusterError('unreachable', cause.message || String((cause as NodeJS.ErrnoException).code), { cause });
}

/** Returns what an answer other than success means; the message is that of the API's Status where there is one. */
function faultOf(status: number, text: string): ClusterError {
  const body = parsed(text) as { readonly message?: unknown } | undefined;
  const said = typeof body?.message === 'string' ? body.message : text.trim().slice(0, 200);
  return new ClusterError(FAULTS[status] ?? 'refused', said === '' ? `the API server answered ${status}` : said);
}

const FAULTS: Readonly<Record<number, ClusterFault>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  410: 'gone',
  429: 'throttled',
};

function objectOf({ text }: HttpAnswer): ApiObject {
  const body = parsed(text);
  if (typeof body !== 'object' || body === null) {
    throw new ClusterError(
      'refused',
      `the API server answered with something else than an object: ${text.slice(0, 80)}`,
    );
  }
  return body as ApiObject;
}

function eventOf(line: string): WatchEvent {
  const event = parsed(line) as { readonly type: string; readonly object: { readonly code?: number } } | undefined;
  if (event === undefined || event.type === 'ERROR') {
    throw faultOf(event?.object.code ?? 0, JSON.stringify(event?.object ?? { message: line }));
  }
  return event as WatchEvent;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
