import { Agent } from 'node:http';
import { fieldAt, itemsAt, numberAt, textAt } from '../../manifests/field-at';
import { exchange, type HttpAnswer } from '../cluster/http-exchange';
import type { DatedAnswer } from '../ports/cluster';
import { type LoadException, type LoadGenerator, LoadGeneratorError, type LoadRequest } from '../ports/load-generator';
import type { LoadRead } from '../recording/run-lines';
import { readStatistics } from './locust-answers';

const TIMEOUT = 10_000;
const AGENT = new Agent({ keepAlive: true, maxSockets: 2 });

/**
 * A Locust master's web API (web.py, 2.47).
 *
 * The load's end is `run_time` of `/swarm`: a timer in the master, which each further `/swarm` sets anew. The same
 * users asked for again stay as they are, and so do the statistics; only where the load had ended it begins anew.
 */
export class LocustMaster implements LoadGenerator {
  private readonly listeners: ((answer: DatedAnswer) => void)[] = [];

  /** @param address such as `http://127.0.0.1:8089`, without a slash at its end. */
  public constructor(public readonly address: string) {}

  public onDatedAnswer(listener: (answer: DatedAnswer) => void): void {
    this.listeners.push(listener);
  }

  public async swarm({ users, spawnRatePerSecond, host, endsAfterSeconds }: LoadRequest): Promise<void> {
    const form = new URLSearchParams({
      user_count: String(users),
      spawn_rate: String(spawnRatePerSecond),
      run_time: `${Math.ceil(endsAfterSeconds)}s`,
      ...(host !== undefined && { host }),
    });
    const answer = await this.ask('POST', '/swarm', form.toString());
    if (fieldAt(answer, 'success') !== true) {
      throw new LoadGeneratorError(`/swarm was refused: ${textAt(answer, 'message') ?? JSON.stringify(answer)}`);
    }
  }

  public async stop(): Promise<void> {
    await this.askEither('/stop');
  }

  public async resetStatistics(): Promise<void> {
    await this.askEither('/stats/reset');
  }

  public async read(): Promise<LoadRead> {
    return readStatistics(await this.ask('GET', '/stats/requests'));
  }

  public async exceptions(): Promise<readonly LoadException[]> {
    return itemsAt(await this.ask('GET', '/exceptions'), 'exceptions').map(({ fields }) => ({
      message: [textAt(fields, 'msg'), textAt(fields, 'traceback')].join('\n').trim(),
      count: numberAt(fields, 'count') ?? 0,
    }));
  }

  /** Posts, as Locust wants it since 2.43; where that method is not allowed, gets, as it wanted it before. */
  private async askEither(path: string): Promise<void> {
    const answer = await this.send('POST', path, '');
    checked(path, answer.status === 405 ? await this.send('GET', path, undefined) : answer);
  }

  private async ask(method: 'GET' | 'POST', path: string, form?: string): Promise<unknown> {
    const { text } = checked(path, await this.send(method, path, form));
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new LoadGeneratorError(`the answer to ${path} is no JSON: ${text.slice(0, 80)}`, { cause });
    }
  }

  private async send(method: 'GET' | 'POST', path: string, form: string | undefined): Promise<HttpAnswer> {
    const type: Record<string, string> =
      form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const request = { method, url: `${this.address}${path}`, connection: { agent: AGENT }, headers: type, body: form };
    const answer = await exchange({ ...request, timeout: TIMEOUT }).catch((cause: Error) => {
      throw new LoadGeneratorError(`${this.address} does not answer: ${cause.message}`, { cause });
    });
    const date = Date.parse(String(answer.headers.date));
    for (const listener of Number.isNaN(date) ? [] : this.listeners) {
      listener({ sentAt: answer.sentAt, receivedAt: answer.receivedAt, date });
    }
    return answer;
  }
}

function checked(path: string, answer: HttpAnswer): HttpAnswer {
  if (answer.status < 200 || answer.status > 299) {
    throw new LoadGeneratorError(
      `${path} was answered with status ${answer.status}: ${answer.text.trim().slice(0, 120)}`,
    );
  }
  return answer;
}
