import { ownValue } from '../../values/own-value';
import type { LabelSelector } from './autoscaler-spec';
import { compareBytes, goQuoted } from './go-text';
import {
  type LabelOperator,
  type LabelRequirement,
  type Labels,
  labelKeyFaults,
  meets,
  requirementFault,
  type SelectorWords,
} from './label-requirement';
import { type Token, type TokenKind, tokensOf } from './selector-lexer';

/** A selector that was read, or upstream's words for what is wrong with it. */
export type ReadSelector =
  | { readonly requirements: readonly LabelRequirement[]; readonly fault?: undefined }
  | { readonly fault: string; readonly requirements?: undefined };

/** Says whether labels meet every requirement of a selector. */
export function selects(requirements: readonly LabelRequirement[], labels: Labels): boolean {
  for (const requirement of requirements) {
    if (!meets(labels, requirement)) {
      return false;
    }
  }
  return true;
}

/**
 * Returns the requirements of a structured selector; none, which selects all, for an absent one.
 *
 * Follows `LabelSelectorAsSelector` in apimachinery `pkg/apis/meta/v1/helpers.go`. Upstream makes an absent selector one
 * that selects nothing, and sends it to the metrics API as an empty one, which selects all.
 */
export function readLabelSelector(selector: LabelSelector | null | undefined, words: SelectorWords): ReadSelector {
  const requirements: LabelRequirement[] = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => ({
    key,
    operator: '=',
    values: [value],
  }));
  const wrong = faultOf(requirements, words);
  if (wrong !== undefined) {
    return { fault: wrong };
  }
  for (const { key, operator, values } of selector?.matchExpressions ?? []) {
    const known = ownValue(STRUCTURED_OPERATORS, operator);
    if (known === undefined) {
      return { fault: `${goQuoted(operator)} is not a valid label selector operator` };
    }
    const requirement = { key, operator: known, values: values ?? [] };
    const fault = requirementFault(requirement, words);
    if (fault !== undefined) {
      return { fault };
    }
    requirements.push(requirement);
  }
  return { requirements };
}

/**
 * Returns the requirements of a selector's text such as `app=inference,tier in (a,b),!old`.
 *
 * Follows `labels.Parse` in apimachinery `pkg/labels/selector.go`, with its words for each fault.
 */
export function parseSelector(text: string, words: SelectorWords): ReadSelector {
  try {
    return { requirements: new SelectorParser(tokensOf(text), words).parse() };
  } catch (error) {
    if (error instanceof SelectorFault) {
      return { fault: error.message };
    }
    throw error;
  }
}

/** Returns a reader of selectors' texts that keeps the last one read: a target's selector hardly ever changes. */
export function selectorReader(words: SelectorWords): (text: string) => ReadSelector {
  let last: { readonly text: string; readonly read: ReadSelector } | undefined;
  return (text) => {
    last = last?.text === text ? last : { text, read: parseSelector(text, words) };
    return last.read;
  };
}

const STRUCTURED_OPERATORS: Readonly<Record<string, LabelOperator>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
};

const TEXT_OPERATORS: Partial<Record<TokenKind, LabelOperator>> = {
  in: 'in',
  notin: 'notin',
  '=': '=',
  '==': '==',
  '!=': '!=',
  '>': 'gt',
  '<': 'lt',
};

function faultOf(requirements: readonly LabelRequirement[], words: SelectorWords): string | undefined {
  return requirements.map((requirement) => requirementFault(requirement, words)).find((fault) => fault !== undefined);
}

class SelectorFault extends Error {}

/** Reads the requirements one after the other; each method is one of upstream's `Parser`. */
class SelectorParser {
  private position = 0;

  public constructor(
    private readonly tokens: readonly Token[],
    private readonly words: SelectorWords,
  ) {}

  public parse(): LabelRequirement[] {
    const requirements: LabelRequirement[] = [];
    for (;;) {
      const { kind, text } = this.lookahead();
      if (kind === 'end') {
        return requirements;
      }
      if (kind !== 'identifier' && kind !== '!') {
        throw new SelectorFault(`found '${text}', expected: !, identifier, or 'end of string'`);
      }
      requirements.push(this.requirement());
      if (this.isLast()) {
        return requirements;
      }
    }
  }

  private isLast(): boolean {
    const { kind, text } = this.consume();
    if (kind === 'end') {
      return true;
    }
    if (kind !== ',') {
      throw new SelectorFault(`found '${text}', expected: ',' or 'end of string'`);
    }
    const next = this.lookahead();
    if (next.kind !== 'identifier' && next.kind !== '!') {
      throw new SelectorFault(`found '${next.text}', expected: identifier after ','`);
    }
    return false;
  }

  private requirement(): LabelRequirement {
    try {
      const key = this.key();
      const requirement =
        key.operator === undefined ? this.comparison(key.key) : { ...key, operator: key.operator, values: [] };
      const fault = requirementFault(requirement, this.words);
      if (fault !== undefined) {
        throw new SelectorFault(fault);
      }
      return requirement;
    } catch (error) {
      throw error instanceof SelectorFault
        ? new SelectorFault(`unable to parse requirement: ${error.message}`, { cause: error })
        : error;
    }
  }

  private key(): { readonly key: string; readonly operator: LabelOperator | undefined } {
    let token = this.consume();
    const isNegated = token.kind === '!';
    if (isNegated) {
      token = this.consume();
    }
    if (token.kind !== 'identifier') {
      throw new SelectorFault(`found '${token.text}', expected: identifier`);
    }
    const [fault] = labelKeyFaults(token.text, '<nil>', this.words);
    if (fault !== undefined) {
      throw new SelectorFault(fault);
    }
    const next = this.lookahead().kind;
    const exists = next === 'end' || next === ',' ? 'exists' : undefined;
    return { key: token.text, operator: isNegated ? '!' : exists };
  }

  private comparison(key: string): LabelRequirement {
    const { kind, text } = this.consumeOperator();
    const operator = TEXT_OPERATORS[kind];
    if (operator === undefined) {
      throw new SelectorFault(`found '${text}', expected: in, notin, =, ==, !=, gt, lt`);
    }
    const values = operator === 'in' || operator === 'notin' ? this.valueList() : [this.value()];
    return { key, operator, values: [...new Set(values)].sort(compareBytes) };
  }

  private value(): string {
    const next = this.lookahead().kind;
    if (next === 'end' || next === ',') {
      return '';
    }
    const { kind, text } = this.consume();
    if (kind !== 'identifier') {
      throw new SelectorFault(`found '${text}', expected: identifier`);
    }
    return text;
  }

  private valueList(): string[] {
    const open = this.consume();
    if (open.kind !== '(') {
      throw new SelectorFault(`found '${open.text}' expected: '('`);
    }
    const first = this.lookahead();
    if (first.kind === ')') {
      this.consume();
      return [''];
    }
    if (first.kind !== 'identifier' && first.kind !== ',') {
      throw new SelectorFault(`found '${first.text}', expected: ',', ')' or identifier`);
    }
    const values = this.identifiers();
    this.consume();
    return values;
  }

  /** Values up to the closing parenthesis; where nothing stands before, between or after commas, the value is empty. */
  private identifiers(): string[] {
    const values: string[] = [];
    let next: Token;
    do {
      const token = this.consume();
      next = this.lookahead();
      if (token.kind === 'identifier') {
        values.push(token.text);
        this.refuseUnlessSeparator(next);
      } else if (token.kind !== ',') {
        throw new SelectorFault(`found '${token.text}', expected: ',', or identifier`);
      } else if (values.length === 0 || next.kind === ')' || next.kind === ',') {
        values.push('');
      }
    } while (next.kind !== ')');
    return values;
  }

  private refuseUnlessSeparator({ kind, text }: Token): void {
    if (kind !== ',' && kind !== ')') {
      throw new SelectorFault(`found '${text}', expected: ',' or ')'`);
    }
  }

  /** Where a value is meant, `in` and `notin` are identifiers. */
  private lookahead(): Token {
    const token = this.tokens[this.position] ?? END;
    return token.kind === 'in' || token.kind === 'notin' ? { kind: 'identifier', text: token.text } : token;
  }

  private consume(): Token {
    const token = this.lookahead();
    this.position++;
    return token;
  }

  private consumeOperator(): Token {
    return this.tokens[this.position++] ?? END;
  }
}

const END: Token = { kind: 'end', text: '' };
