import type { ApiAnswer, ApiPodMetrics } from '../../simulator/recording/api-objects';

/** What the metrics API said, whole or in error. */
export type MetricsAnswer = ApiAnswer<ApiPodMetrics>;

const KEPT = 6;

/**
 * The last different answers of the resource metrics API.
 *
 * metrics-server's answers change at its own ticks only. The controller asked a moment before we do: where a tick lies
 * between, it saw the answer before the last.
 */
export class MetricsHistory {
  private answers: { readonly text: string; readonly answer: MetricsAnswer }[] = [];

  /** Takes note of an answer. */
  public add(answer: MetricsAnswer): void {
    const text = JSON.stringify(answer);
    this.answers = [{ text, answer }, ...this.answers.filter((known) => known.text !== text)].slice(0, KEPT);
  }

  /** Returns the answers, the last one first. */
  public get latestFirst(): readonly MetricsAnswer[] {
    return this.answers.map(({ answer }) => answer);
  }
}
