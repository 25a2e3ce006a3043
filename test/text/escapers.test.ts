import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { parse as parseYaml, Document as YamlDocument } from 'yaml';
import { csvText } from '../../lib/text/csv-text';
import { jsonText } from '../../lib/text/json-text';
import { logLine, logText } from '../../lib/text/log-text';
import {
  htmlCode,
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownText,
  markdownWithCode,
} from '../../lib/text/markdown';
import { html, xml } from '../../lib/text/markup';
import { styled, TerminalText } from '../../lib/text/terminal-text';
import { visible } from '../../lib/text/visible';
import { workflowCommands } from '../../lib/text/workflow-command';
import { yamlText } from '../../lib/text/yaml-text';
import { ATTACKS, hostileText } from '../support/hostile-text';
import { actingNodes, nodesOf, readGithubMarkdown } from '../support/judges/github-markdown';
import { readHtml } from '../support/judges/html-document';
import { obeyedCommands } from '../support/judges/runner-commands';
import { unseenCharacters } from '../support/judges/unseen-characters';
import { xmlFaults } from '../support/judges/xml-document';

/** A lone surrogate. */
const LONE = /\p{Cs}/u;
const runs = { numRuns: 150 };
const each = Object.values(ATTACKS).flat();

test('the judges see what is wrong', () => {
  expect(obeyedCommands('x ##[error]y\n  ::error::a\n::nothing::b')).toHaveLength(2);
  expect(unseenCharacters('a\u001b[31m\u202e')).toEqual(['1b', '202e']);
  expect(actingNodes(readGithubMarkdown('@team https://a.example #1 deadbeef1 <b onclick=x>'))).toHaveLength(5);
  expect(readHtml('<!doctype html><p a="1" a="2">').faults).not.toEqual([]);
  expect(xmlFaults('<a><b></a>')).not.toEqual([]);
});

describe('a terminal and a log', () => {
  test('every character is seen, and no line is a command', () => {
    const law = (text: string): void => {
      for (const shown of [logText(text), logText(`x\n  ${text}`), `${logLine(text)}\n`]) {
        expect(unseenCharacters(shown)).toEqual([]);
        expect(obeyedCommands(shown)).toEqual([]);
        expect(logText(shown)).toBe(shown);
      }
      expect(logLine(text)).not.toMatch(/[\n\t]/);
    };
    each.forEach(law);
    fc.assert(fc.property(hostileText, law), runs);
  });

  test('what is harmless stays as it is', () => {
    for (const text of ["Deployment 'web' /spec ::/0 is #1", 'é 日本語 😀 → ± …', 'fd00::1 a::b', '## heading']) {
      expect(logText(text)).toBe(text);
    }
  });

  test('a command is shown with the second of its characters by its code', () => {
    expect(logText(' ::error::x\na ##[group]b')).toBe(' :\\u003aerror::x\na #\\u0023[group]b');
  });

  test('colours come from styles alone', () => {
    const lines = [styled('bold', styled('red', 'a\u001b[32mb')), 'c\u001b[1m'];
    expect(String(TerminalText.lines(lines, true))).toBe(
      '\u001b[1m\u001b[31ma\\u001b[32mb\u001b[39m\u001b[22m\nc\\u001b[1m\n',
    );
    expect(String(TerminalText.lines(lines))).toBe('a\\u001b[32mb\nc\\u001b[1m\n');
  });

  test('a workflow command stays one line and one command', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (file, message) => {
        const text = String(workflowCommands([{ command: 'error', properties: [['file', file]], message }, message]));
        expect(text.split('\n')).toHaveLength(3);
        expect(obeyedCommands(text)).toEqual([{ command: 'error', line: text.split('\n')[0] }]);
        expect(unseenCharacters(text)).toEqual([]);
        const [, properties = ''] = /^::error ([^:]*)::/.exec(text) ?? [];
        expect(properties).toMatch(/^file=[^,:]*$/);
      }),
      runs,
    );
  });
});

test('JSON keeps its values', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (key, value) => {
      const text = jsonText({ [`k${key}`]: [value] });
      expect(JSON.parse(text)).toEqual({ [`k${key}`]: [value] });
      expect(unseenCharacters(text)).toEqual([]);
      expect(obeyedCommands(text)).toEqual([]);
    }),
    runs,
  );
});

test('YAML keeps its values, and its comments stay comments', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (key, value) => {
      const document = new YamlDocument({ [`k${key}`]: [value], list: 1 });
      document.commentBefore = ` ${value}`;
      const text = yamlText(document);
      // YAML has no lone surrogates.
      if (!LONE.test(value + key)) {
        expect(parseYaml(text)).toEqual({ [`k${key}`]: [value], list: 1 });
      }
      expect(unseenCharacters(text)).toEqual([]);
      expect(obeyedCommands(text)).toEqual([]);
    }),
    runs,
  );
});

test('CSV has a cell for each value, and none is a formula', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      const text = csvText([
        [one, 1, other],
        [other, -2, Number.NaN],
      ]);
      const rows: string[][] = parseCsv(text);
      expect(rows.map(({ length }) => length)).toEqual([3, 3]);
      for (const cell of rows.flat()) {
        expect(cell).not.toMatch(/^\s*[=+@\uff1d\uff0b\uff0d\uff20]|^\s*-(?!2$)/);
      }
      expect(unseenCharacters(text)).toEqual([]);
      expect(obeyedCommands(text)).toEqual([]);
    }),
    runs,
  );
});

test('HTML and XML keep their shape, and show every character', () => {
  const page = (text: string): string =>
    String(
      html`<!doctype html><html lang="en"><head><title>${text}</title></head><body class="${text}"><pre>x${text}</pre></body></html>`,
    );
  const { shape } = readHtml(page('a'));
  const law = (text: string): void => {
    const reading = readHtml(page(text));
    expect({ shape: reading.shape, faults: reading.faults }).toEqual({ shape, faults: [] });
    const file = `${xml`<?xml version="1.0"?>\n<a b="${text}">\n${text}</a>\n`}`;
    expect(xmlFaults(file)).toEqual([]);
    expect([...obeyedCommands(file), ...obeyedCommands(page(text))]).toEqual([]);
    expect(unseenCharacters(file)).toEqual([]);
  };
  each.forEach(law);
  fc.assert(fc.property(hostileText, law), runs);
});

test('Markdown has no node that a text made, wherever it stands', () => {
  const documentOf = (text: string): string =>
    [
      `## ${markdownWithCode(text)}`,
      markdownText(text),
      `<sub>base ${htmlCode(text, 120)}</sub>`,
      `- ${markdownText(text, 300)}\n  1. ${markdownCode(text, 300)}: ${markdownText(text)}`,
      `| a | b |\n| --- | ---: |\n| ${markdownCell(text)} | ${markdownCell(`\`${text}\` ${text}`)} |`,
      markdownBlock([text, `+ ${text}`], 'diff'),
      markdownWithCode(`Because of \`${text}\`: ${text}`),
    ].join('\n\n');
  const blocks = (text: string): string =>
    nodesOf(readGithubMarkdown(documentOf(text)))
      .filter(({ type }) => !['text', 'inlineCode', 'html', 'link'].includes(type))
      .map(({ type, depth = '' }) => `${type}${depth}`)
      .join(' ');
  const expected = blocks('plain');
  const law = (text: string): void => {
    const markdown = documentOf(text);
    expect(actingNodes(readGithubMarkdown(markdown))).toEqual([]);
    expect({ text, blocks: text.trim() === '' ? expected : blocks(text) }).toEqual({ text, blocks: expected });
    expect(unseenCharacters(markdown)).toEqual([]);
    expect(obeyedCommands(markdown)).toEqual([]);
  };
  each.forEach(law);
  fc.assert(fc.property(hostileText, law), runs);
});

test('running text reads as the value that it shows', () => {
  const textOf = (markdown: string): string =>
    nodesOf(readGithubMarkdown(markdown))
      .map(({ value = '' }) => value)
      .join('');
  for (const text of each.filter(({ length }) => length < 100)) {
    const read = textOf(markdownText(`x ${text} y`)).replace(/\s+/g, ' ');
    expect(read).toBe(
      visible(`x ${text} y`.replace(/(?:\r?[\t\n\p{Zs}])+/gu, ' ')).replace(/##(?=\w*\[)/g, (marker) => {
        return read.includes('\\u0023') ? '#\\u0023' : marker;
      }),
    );
  }
});
