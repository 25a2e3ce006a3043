/** A line of a recording, with its time in seconds from the run's start. */
export type Timed<T> = T & { readonly seconds: number };
