import type { RequestFigures } from '../../simulation/simulation-result';
import type { TrafficFigures } from '../traffic-run';

/** Returns expectations as counts of whole requests that still add up: of each class, and over the classes. */
export function wholeFigures({ all, byClass }: TrafficFigures): TrafficFigures {
  const classes = Object.entries(byClass).map(([name, figures]) => [name, wholeCounts(figures)] as const);
  const sum = (of: (figures: RequestFigures) => number): number =>
    classes.reduce((total, [, figures]) => total + of(figures), 0);
  return {
    all: {
      ...all,
      sent: sum(({ sent }) => sent),
      served: sum(({ served }) => served),
      failed: {
        refused: sum(({ failed }) => failed.refused),
        queueFull: sum(({ failed }) => failed.queueFull),
        timeout: sum(({ failed }) => failed.timeout),
        error: sum(({ failed }) => failed.error),
        podEnded: sum(({ failed }) => failed.podEnded),
      },
      inFlightAtEnd: sum(({ inFlightAtEnd }) => inFlightAtEnd),
    },
    byClass: Object.fromEntries(classes),
  };
}

function wholeCounts(figures: RequestFigures): RequestFigures {
  const { round } = Math;
  const { refused, queueFull, timeout, error, podEnded } = figures.failed;
  const served = round(figures.served);
  const failed = {
    refused: round(refused),
    queueFull: round(queueFull),
    timeout: round(timeout),
    error: round(error),
    podEnded: round(podEnded),
  };
  const inFlightAtEnd = round(figures.inFlightAtEnd);
  const ended = failed.refused + failed.queueFull + failed.timeout + failed.error + failed.podEnded + served;
  return { ...figures, sent: ended + inFlightAtEnd, served, failed, inFlightAtEnd };
}
