import * as http from 'node:http';
import * as https from 'node:https';

/** An answer over HTTP, and when it was asked for and came. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** A request over HTTP. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Agent, certificates and headers that let it in. */
  readonly connection: https.RequestOptions;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** How long the whole answer may take, in milliseconds. */
  readonly timeout: number;
}

/** Sends one request and resolves with the whole answer; rejects when there is none in time. */
export function exchange(request: HttpRequest): Promise<HttpAnswer> {
  const { body } = request;
  return new Promise((resolve, reject) => {
    const sentAt = Date.now();
    const outgoing = open(request, AbortSignal.timeout(request.timeout), (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, sentAt, receivedAt: Date.now() });
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => reject(told(error, request)));
    outgoing.end(body);
  });
}

/** Opens a request whose answer is read as it comes. */
export function open(
  { method, url, connection, headers, body }: HttpRequest,
  signal: AbortSignal,
  onResponse: (response: http.IncomingMessage) => void,
): http.ClientRequest {
  const isSecure = url.startsWith('https:');
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const options = { ...connection, method, signal, headers: { ...connection.headers, ...headers, ...length } };
  return (isSecure ? https : http).request(url, options, onResponse);
}

function told(error: NodeJS.ErrnoException, { timeout }: HttpRequest): Error {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return new Error(`no answer within ${Math.round(timeout / 100) / 10} s`, { cause: error });
  }
  return error;
}
