import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { runCli } from '../support/run-cli';
import { outputOf } from '../support/run-command';
import { simulateTexts } from './support/browser-simulation';
import { startChromium } from './support/chromium';

const ROOT = resolve(__dirname, '../..');
const LOCAL = join(ROOT, 'dist/local');
const SCENARIOS = join(ROOT, 'examples/scenarios');
/** Pictures to look at; they stay. */
const PICTURES = join(ROOT, '.synth/pictures');
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-inference-browser-'));

const PAGES = [
  { name: 'run', scenario: 'users-200.yaml', args: [] },
  { name: 'runs', scenario: 'users-135.yaml', args: ['--runs', '8'] },
  { name: 'comparison', scenario: 'rolling-update.yaml', args: ['--compare', join(ROOT, 'dist/production')] },
  { name: 'events', scenario: 'node-loss.yaml', args: [] },
];
const VIEWS = [
  { view: 'light', width: 1100, colorScheme: 'light' as const },
  { view: 'dark', width: 1100, colorScheme: 'dark' as const },
  { view: 'narrow', width: 360, colorScheme: 'light' as const },
];

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
  mkdirSync(PICTURES, { recursive: true });
  for (const { name, scenario, args } of PAGES) {
    const file = join(folder, `${name}.html`);
    const { code, stderr } = await runCli([
      'simulate',
      LOCAL,
      '--scenario',
      join(SCENARIOS, scenario),
      '--format',
      'html',
      '--output',
      file,
      ...args,
    ]);
    expect([code, stderr]).toEqual([0, '']);
  }
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page; what it logs, and what it asks the network for, is an error. */
async function open(
  name: string,
  options: Parameters<Browser['newPage']>[0],
): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage(options);
  const errors: string[] = [];
  page.on('console', (message) => errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => request.url().startsWith('file:') || errors.push(request.url()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  return { page, errors };
}

describe.each(PAGES)('the page of $name', ({ name }) => {
  test.each(VIEWS)('fits and says nothing on the console: $view', async ({ view, width, colorScheme }) => {
    const { page, errors } = await open(name, { viewport: { width, height: 900 }, colorScheme });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    await page.screenshot({ path: join(PICTURES, `${name}-${view}.png`), fullPage: true });
    expect(errors).toEqual([]);
    expect(overflow).toBe(0);
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe(colorScheme === 'dark' ? 'rgb(22, 27, 33)' : 'rgb(255, 255, 255)');
    await page.close();
  });

  test('draws every panel', async () => {
    const { page } = await open(name, {});
    const box = await page.locator('svg').boundingBox();
    expect(box?.height).toBeGreaterThan(600);
    expect(await page.locator('svg path[stroke^="var(--chart-"]').count()).toBeGreaterThan(5);
    await page.close();
  });

  test('opens a decision by keyboard alone', async () => {
    const { page } = await open(name, {});
    await page.keyboard.press('Tab');
    const focused = page.locator('summary:focus');
    expect(await focused.count()).toBe(1);
    const inside = page.locator('details:has(summary:focus) > :not(summary)').first();
    expect(await inside.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await inside.isVisible()).toBe(true);
    await page.close();
  });

  test('prints with every explanation open, in ink on paper', async () => {
    const { page } = await open(name, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const hidden = await page
      .locator('details li')
      .evaluateAll(
        (items) =>
          (items as { checkVisibility(o: object): boolean }[]).filter(
            (item) => !item.checkVisibility({ contentVisibilityAuto: true }),
          ).length,
      );
    expect(hidden).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    await page.pdf({ path: join(PICTURES, `${name}.pdf`), format: 'A4' });
    await page.close();
  });
});

test('an SVG stands alone, light and dark', async () => {
  const file = join(folder, 'run.svg');
  await runCli([
    'simulate',
    LOCAL,
    '--scenario',
    join(SCENARIOS, 'users-200.yaml'),
    '--format',
    'svg',
    '--output',
    file,
  ]);
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme });
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(PICTURES, `svg-${colorScheme}.png`) });
    const paper = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    expect(paper).toBe(colorScheme === 'dark' ? 'rgb(22, 27, 33)' : 'rgb(255, 255, 255)');
    await page.close();
  }
});

test.each(['users-200.yaml', 'node-loss.yaml', 'burst.yaml', 'day.yaml'])(
  'the engine gives the same bytes in a browser as here: %s',
  async (name) => {
    const bundle = join(folder, 'simulator.js');
    const options = [
      '--bundle',
      '--platform=browser',
      '--format=iife',
      '--global-name=simulator',
      '--log-level=warning',
      `--outfile=${bundle}`,
    ];
    await outputOf(
      join(ROOT, 'node_modules/.bin/esbuild'),
      [join(__dirname, 'support/browser-simulation.ts'), ...options],
      { cwd: ROOT },
    );
    const manifests = readdirSync(LOCAL)
      .map((file) => readFileSync(join(LOCAL, file), 'utf8'))
      .join('\n---\n');
    const scenario = readFileSync(join(SCENARIOS, name), 'utf8');
    const page = await browser.newPage({ timezoneId: 'Asia/Kathmandu', locale: 'de-DE' });
    await page.addScriptTag({ path: bundle });
    const call = `simulator.simulateTexts(${JSON.stringify(manifests)}, ${JSON.stringify(scenario)}, 7)`;
    const there = await page.evaluate(call);
    expect(there === simulateTexts(manifests, scenario, 7)).toBe(true);
    await page.close();
  },
);
