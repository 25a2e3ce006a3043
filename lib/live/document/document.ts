/** Something that stands in a section. In texts, what stands between backticks is code. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Where the charts stand, in formats that have them. */
  | { readonly kind: 'charts' };

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand to the right. @default false */
  readonly isNumber?: boolean;
}

/** A part of a report. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report for people, before it is Markdown or HTML. */
export interface ReportDocument {
  readonly title: string;
  readonly outcome: 'pass' | 'fail' | 'inconclusive';
  readonly sections: readonly Section[];
}

/** Returns a paragraph. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** Returns a table; a title that ends in `#` is that of a column of numbers. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): Block {
  const columns = titles.map((title) =>
    title.endsWith('#') ? { title: title.slice(0, -1), isNumber: true } : { title },
  );
  return { kind: 'table', columns, rows };
}

/** Returns a list. */
export function list(items: readonly string[]): Block {
  return { kind: 'list', items };
}

/** Returns a heading within a section. */
export function heading(text: string): Block {
  return { kind: 'heading', text };
}
