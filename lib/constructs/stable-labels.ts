/** The one label that selectors use. It depends on the name alone, so moving a construct changes no selector. */
export interface StableLabels {
  /** The workload's name. */
  readonly app: string;
}

/** Returns the labels that select the pods of a workload. They are also on the pods and on the object itself. */
export function stableLabels(name: string): StableLabels & Record<string, string> {
  return { app: name };
}
