/** Colours that a page which holds charts sets; standing alone, a chart brings them itself. */
export const CHART_COLOURS = {
  light: {
    ink: '#1f2933',
    faint: '#8793a0',
    grid: '#dfe4ea',
    paper: '#ffffff',
    alarm: '#b42318',
    1: '#2458a6',
    2: '#1b7f4d',
    3: '#b35c00',
    4: '#b42318',
    5: '#6941a5',
    6: '#5b6673',
  },
  dark: {
    ink: '#e4e9ef',
    faint: '#93a0ad',
    grid: '#333d48',
    paper: '#161b21',
    alarm: '#ff8f85',
    1: '#7fb0ff',
    2: '#62cf97',
    3: '#f2ab5c',
    4: '#ff8f85',
    5: '#c2a2f5',
    6: '#aab5c0',
  },
} as const;

/** Returns the CSS rules that set the colours of charts below a selector. */
export function chartColourRules(selector: string): string {
  const rules = (colours: Readonly<Record<string, string>>): string =>
    `${selector}{${Object.entries(colours)
      .map(([name, value]) => `--chart-${name}:${value}`)
      .join(';')}}`;
  const { light, dark } = CHART_COLOURS;
  return `${rules(light)}@media screen and (prefers-color-scheme:dark){${rules(dark)}}`;
}
