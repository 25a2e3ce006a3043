import { html, Markup } from '../text/markup';
import { chartColourRules } from './chart-colours';

/** A page that stands alone: no script, no font and no picture from elsewhere. */
export interface HtmlPage {
  /** Plain text. */
  readonly title: string;
  readonly body: Markup;
  /** Further rules. @default '' */
  readonly style?: string;
}

const STYLE = `
:root{color-scheme:light dark;--ink:var(--chart-ink);--faint:var(--chart-faint);--line:var(--chart-grid);--paper:var(--chart-paper);--good:var(--chart-2);--bad:var(--chart-alarm);--open:var(--chart-3)}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:64rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:1.4rem 0 .4rem}
p,ul,ol{margin:.5rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right}
code,pre{font:.875em/1.45 ui-monospace,monospace}
pre{overflow-x:auto;padding:.6rem .8rem;border:1px solid var(--line);border-radius:4px}
details{border-bottom:1px solid var(--line);padding:.3rem 0}
summary{cursor:pointer}
summary:focus-visible,a:focus-visible{outline:2px solid var(--chart-1);outline-offset:2px}
svg{width:100%;height:auto;display:block}
.pass{color:var(--good)}.fail{color:var(--bad)}.inconclusive,.warning{color:var(--open)}.faint{color:var(--faint)}
.verdict{font-weight:700}
@media print{body{max-width:none;padding:0}details>*{display:block}h2,h3,summary{break-after:avoid}svg,tr{break-inside:avoid}}
`;

/** Returns a whole HTML document: light or dark as the reader's system is, light when printed. */
export function renderHtmlPage({ title, body, style = '' }: HtmlPage): string {
  const rules = Markup.trusted(chartColourRules(':root') + STYLE + style);
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${rules}</style>
</head>
<body>
${body}
</body>
</html>
`);
}
