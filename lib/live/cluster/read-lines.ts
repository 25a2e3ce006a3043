/** Hands over each line of a stream as it comes; rejects with what the stream or the receiver throws. */
export async function readLines(stream: AsyncIterable<Buffer>, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        onLine(line);
      }
    }
  }
  if (rest !== '') {
    onLine(rest);
  }
}
