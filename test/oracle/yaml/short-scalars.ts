/** Characters of which numbers, words and marks of every kind are made. */
const CHARACTERS = ['.', '_', '0', '1', '8', 'e', '+', '-', 'x', 'b', 'o', ':', 'n', 'a', 'f'];

/** Gives documents with one plain scalar each: all scalars of at most so many of these characters. */
export function* shortScalars(longest: number): Generator<string> {
  let scalars = [''];
  for (let length = 1; length <= longest; length += 1) {
    scalars = scalars.flatMap((each) => CHARACTERS.map((character) => each + character));
    for (const scalar of scalars) {
      yield `a: ${scalar}\n`;
    }
  }
}
