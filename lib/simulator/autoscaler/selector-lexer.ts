/** Tokens of a selector's text. */
export type TokenKind =
  | ')'
  | ','
  | '!'
  | '=='
  | '='
  | '>'
  | 'in'
  | '<'
  | '!='
  | 'notin'
  | '('
  | 'identifier'
  | 'end'
  | 'error';

/** A token, and the text that it was read from. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const SYMBOLS = new Set([')', ',', '!', '==', '=', '>', '<', '!=', '(']);
const SPECIAL = new Set(['=', '!', '(', ')', ',', '>', '<']);
const BLANK = new Set([' ', '\t', '\r', '\n']);

/** Returns the tokens of a selector's text, the end included: `Lexer` in apimachinery `pkg/labels/selector.go`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (BLANK.has(text[at] ?? '')) {
      at++;
    }
    if (at >= text.length) {
      return [...tokens, { kind: 'end', text: '' }];
    }
    const token = SPECIAL.has(text[at] ?? '') ? symbolAt(text, at) : wordAt(text, at);
    tokens.push(token.token);
    at = token.next;
  }
}

interface Scanned {
  readonly token: Token;
  readonly next: number;
}

function wordAt(text: string, start: number): Scanned {
  let next = start;
  while (next < text.length && !SPECIAL.has(text[next] ?? '') && !BLANK.has(text[next] ?? '')) {
    next++;
  }
  const word = text.slice(start, next);
  return { token: { kind: word === 'in' || word === 'notin' ? word : 'identifier', text: word }, next };
}

/** Every symbol is known by its first character or its first two; `!` and `=` may go on with `=`. */
function symbolAt(text: string, start: number): Scanned {
  let next = start + 1;
  while (SYMBOLS.has(text.slice(start, next + 1)) && next < text.length) {
    next++;
  }
  const symbol = text.slice(start, next);
  return { token: { kind: symbol as TokenKind, text: symbol }, next };
}
