import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A request as a test's server got it. */
export interface TakenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A real HTTP server on the loopback that answers as a test says, and remembers what it was asked. */
export class LocalServer {
  readonly taken: TakenRequest[] = [];
  private readonly server: Server;

  private constructor(answer: (request: TakenRequest, response: ServerResponse) => void) {
    this.server = createServer(async (incoming, response) => {
      let body = '';
      for await (const chunk of incoming) {
        body += chunk;
      }
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body };
      this.taken.push(request);
      answer(request, response);
    });
  }

  static async start(answer: (request: TakenRequest, response: ServerResponse) => void): Promise<LocalServer> {
    const own = new LocalServer(answer);
    await new Promise<void>((resolve) => own.server.listen(0, '127.0.0.1', resolve));
    return own;
  }

  get address(): string {
    const { port } = this.server.address() as { readonly port: number };
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Answers with a value as JSON. */
export function json(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
