const STANDARD: ReadonlyMap<string, number> = new Map([
  ['/dev/stdin', 0],
  ['/dev/stdout', 1],
  ['/dev/stderr', 2],
]);

/**
 * Returns the descriptor that a path names, such as 63 for `/dev/fd/63`, which shells pass for `<(command)`; undefined for
 * other paths.
 *
 * The descriptor itself is used rather than the path: on Linux, opening the path would open the file behind it once more,
 * which fails for sockets and can wait for ever on pipes.
 */
export function descriptorOfPath(path: string): number | undefined {
  const number = /^\/(?:dev|proc\/self)\/fd\/(?<number>\d{1,6})$/.exec(path)?.groups?.number;
  return number === undefined ? STANDARD.get(path) : Number(number);
}
