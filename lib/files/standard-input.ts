import { readingError } from './file-name';

/**
 * Gives the bytes of standard input, a chunk at a time.
 *
 * @throws InvalidInput when it cannot be read: the process was started without one, or with a folder or an output in its place.
 */
export async function* chunksOfStandardInput(stream: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      yield Buffer.from(chunk);
    }
  } catch (cause) {
    throw readingError({ path: '-', instead: 'a file, or pass data to standard input' }, cause);
  }
}
