/** An embed on light and dark pages, for readers of light and dark: by pixel, and by axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { requireProgram } from '../installed.ts';
import { serveHosts } from './hosts/serve.ts';
import { openSite, type Opened } from './open.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const figures = [...loadData().figures.keys()];
const LIGHT = [255, 255, 255];
const DARK = [23, 34, 42];
const FIGURE = 'returns';

let site: Opened;
let host: { url: string; close: () => void };
/** Whose readers have set their devices so: an emulated setting would reach into frames, past what hosts say. */
let browsers: { light: Browser; dark: Browser };

/** A host that says nothing of its scheme, or names one; frames with each theme, with and without a scheme of their own. */
function hostPage(scheme: string, url: string): string {
  const frame = (name: string, style = ''): string =>
    `<iframe name="${name}" src="${url}embed/${FIGURE}/?theme=${name.split('-')[0]}" width="300" height="200" ${style}></iframe>`;
  return `<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,">
<style>:root { ${scheme ? `color-scheme: ${scheme}` : ''} } body { margin: 0 } iframe { border: 0 }</style>
${frame('light')}${frame('auto')}${frame('dark')}${frame('auto-own', 'style="color-scheme: light"')}</html>`;
}

beforeAll(async () => {
  site = await openSite();
  const start = (setting: number): Promise<Browser> =>
    chromium.launch({
      executablePath: requireProgram('Chromium'),
      args: ['--no-sandbox', '--disable-gpu', `--blink-settings=preferredColorScheme=${setting}`],
    });
  browsers = { dark: await start(0), light: await start(1) };
  host = await serveHosts({
    'silent.html': hostPage('', site.url),
    'light.html': hostPage('light', site.url),
    'dark.html': hostPage('dark', site.url),
    'both.html': hostPage('light dark', site.url),
  });
});

afterAll(async () => {
  await browsers.dark.close();
  await browsers.light.close();
  host.close();
  await site.close();
});

/** The colour of a pixel of the screen, a few px inside the frame, where the panel shows. */
async function pixel(page: Page, name: string): Promise<number[]> {
  const box = await page.locator(`iframe[name="${name}"]`).boundingBox();
  const picture = await page.screenshot({ clip: { x: (box?.x ?? 0) + 4, y: (box?.y ?? 0) + 8, width: 1, height: 1 } });
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const pen = document.createElement('canvas').getContext('2d');
    pen?.drawImage(image, 0, 0);
    return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, picture.toString('base64'));
}

describe('the panel', () => {
  it.each([
    // host, reader, what ?theme=auto becomes
    ['silent.html', 'light', LIGHT],
    ['silent.html', 'dark', DARK],
    ['light.html', 'light', LIGHT],
    ['light.html', 'dark', LIGHT],
    ['dark.html', 'light', DARK],
    ['dark.html', 'dark', DARK],
    ['both.html', 'light', LIGHT],
    ['both.html', 'dark', DARK],
  ] as const)('on %s, for a reader of %s', async (name, reader, auto) => {
    const page = await browsers[reader].newPage({ viewport: { width: 1280, height: 400 }, colorScheme: null });
    await page.goto(host.url + name, { waitUntil: 'networkidle' });
    const seen = {
      light: await pixel(page, 'light'),
      dark: await pixel(page, 'dark'),
      auto: await pixel(page, 'auto'),
      'auto-own': await pixel(page, 'auto-own'),
    };
    // The frame's own scheme outweighs the reader's: a light article can keep its embeds light.
    expect(seen).toEqual({ light: LIGHT, dark: DARK, auto, 'auto-own': LIGHT });
    await page.context().close();
  });

  it('is light without scripts, whatever the address asks for', async () => {
    const page = await site.page({ javaScriptEnabled: false, colorScheme: 'dark' });
    await page.goto(`${site.url}embed/${FIGURE}/?theme=dark`);
    const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(colour).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});

/** The findings of axe as "rule: element, what is wrong". */
async function findings(page: Page, tags = TAGS): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    // The script above has put axe on the page; its types describe it as a module.
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
    );
  }, tags);
}

/** What is wider than its room, by class: the page, or a part of it that one would have to push aside. */
const sideways = (): string[] =>
  [document.documentElement, ...document.querySelectorAll('.tables')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map((node) => `${node.tagName} ${node.className}`);

describe.concurrent('axe has no findings', { timeout: 120_000 }, () => {
  it.for(figures)('on the embed of %s', async (id, { expect: own }) => {
    const page = await site.page({ viewport: { width: 640, height: 800 }, colorScheme: 'light' });
    await page.goto(`${site.url}embed/${id}/?theme=auto`);
    await page.locator('.numbers > summary').click();
    own(await findings(page), 'light').toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    own(await findings(page), '320 px').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    own(await findings(page, ['cat.color']), 'dark').toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    own(await findings(page, ['cat.color']), 'forced colours').toEqual([]);
    for (const width of [300, 320, 375, 479]) {
      await page.setViewportSize({ width, height: 800 });
      own(await page.evaluate(sideways), `nothing scrolls sideways at ${width} px`).toEqual([]);
    }
    await page.context().close();
  });

  it('but would have them on an embed with faults', async ({ expect: own }) => {
    const page = await site.page();
    await page.goto(`${site.url}embed/${FIGURE}/`);
    await page.evaluate(() => {
      const note = document.querySelector<HTMLElement>('.figure__note');
      if (note) note.style.color = '#ccc';
      document.querySelector('h1')?.remove();
    });
    const rules = (await findings(page)).map((finding) => finding.split(':')[0]);
    own(rules).toEqual(own.arrayContaining(['color-contrast', 'page-has-heading-one']));
    await page.context().close();
  });
});
