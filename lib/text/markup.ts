import { visible } from './visible';

/** HTML or XML that is well formed: text from outside is escaped in it. */
export class Markup {
  private constructor(private readonly text: string) {}

  /** Returns markup as it is. Only for constants and for what another renderer of this program made. */
  public static trusted(text: string): Markup {
    return new Markup(text);
  }

  public toString(): string {
    return this.text;
  }
}

/** What can stand in a template of markup: texts and numbers are escaped, markup and lists of it are not. */
export type MarkupValue = string | number | Markup | readonly Markup[];

/** Returns HTML: a tag for templates, which escapes every text for content and for quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return filled(parts, values, escapeHtml);
}

/** Returns XML: a tag for templates, which escapes every text for content and for quoted attributes. */
export function xml(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return filled(parts, values, escapeXml);
}

/** Returns parts as one, with a separator that is markup itself. */
export function joined(parts: readonly Markup[], separator = ''): Markup {
  return Markup.trusted(parts.map(String).join(separator));
}

/** Nothing. */
export const NO_MARKUP = Markup.trusted('');

function filled(parts: TemplateStringsArray, values: readonly MarkupValue[], quoted: (text: string) => string): Markup {
  const texts = values.map((value) => {
    if (value instanceof Markup) {
      return String(value);
    }
    return typeof value === 'object' ? value.map(String).join('') : quoted(String(value));
  });
  return Markup.trusted(parts.map((part, index) => part + (texts[index] ?? '')).join(''));
}

/** Returns text as it stands in HTML, in content and in quoted attributes; every character is seen. */
function escapeHtml(text: string): string {
  return escapeXml(text).replaceAll("'", '&#39;');
}

/** Returns text as it stands in XML 1.0, in content and in quoted attributes; every character is seen. */
function escapeXml(text: string): string {
  return (
    visible(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Commands to a runner that reads the log in which the page is printed.
      .replace(/##(?=\w*\[)/g, '#&#35;')
      .replace(/^([^\S\n\r\u2028\u2029]*)::/gm, '$1&#58;:')
  );
}
