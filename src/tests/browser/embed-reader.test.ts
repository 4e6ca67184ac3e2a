/** What a reader gets of an embed in every way in which it may be opened. */
import { definitionOf } from '../../charts/chart.ts';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { viewName } from '../../data/figure-evidence.ts';
import { serveHosts } from './hosts/serve.ts';
import { openSite, type Opened } from './open.ts';

const DIST = process.env['SITE_DIST'] ?? 'dist';
const figures = [...loadData().figures.values()].map(({ value }) => value);
const SEVERAL = 'offender-counts';

let site: Opened;
let host: { url: string; close: () => void };

beforeAll(async () => {
  site = await openSite();
  const frames = (more: string): string =>
    `<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,">${figures
      .map(({ id }) => `<iframe name="${id}" src="${site.url}embed/${id}/" ${more} width="400" height="900"></iframe>`)
      .join('')}</html>`;
  host = await serveHosts({
    'sandbox.html': frames('sandbox=""'),
    'scripts.html': frames('sandbox="allow-scripts"'),
  });
});

afterAll(async () => {
  host.close();
  await site.close();
});

/** The keys of the marks that stand visibly in a document, and whether its words are there. */
const seen = () => {
  const visible = (node: Element): boolean => node.checkVisibility() && node.getBoundingClientRect().height > 0;
  return {
    marks: [...document.querySelectorAll('.drawings :not(.sign) > svg [data-key]')]
      .filter((node) => node.checkVisibility())
      .map((node) => node.getAttribute('data-key')),
    entries: [...document.querySelectorAll('.chain__link')].filter(visible).length,
    words: ['h1', '.figure__subtitle', '.statuses', '.figure__source', '.numbers > summary', '.story a'].filter(
      (part) => {
        const node = document.querySelector(part);
        return !node || !visible(node);
      },
    ),
  };
};

type Seen = ReturnType<typeof seen>;

/** What the figure's own page shows of a view on a phone. */
async function onItsPage(page: Page, id: string, view: string): Promise<(string | null)[]> {
  await page.goto(`${site.url}figures/${id}/`);
  return page.evaluate(
    (name) =>
      [...document.querySelectorAll(`#view-${name} [data-key]`)]
        .filter((node) => node.checkVisibility())
        .map((node) => node.getAttribute('data-key')),
    view,
  );
}

describe('the same marks as in the story', () => {
  const expected = new Map<string, Seen>();

  beforeAll(async () => {
    const page = await site.page({ viewport: { width: 400, height: 900 } });
    for (const { id } of figures) {
      await page.goto(`${site.url}embed/${id}/`);
      expected.set(id, await page.evaluate(seen));
    }
    await page.context().close();
  });

  it.each(figures)('in every view of $id', async ({ id, views, chart }) => {
    const page = await site.page({ viewport: { width: 400, height: 900 } });
    for (const { id: view, highlight = [] } of views) {
      const marks = await onItsPage(page, id, view);
      await page.goto(`${site.url}embed/${id}/?view=${view}`);
      const { marks: own, entries, words } = await page.evaluate(seen);
      // In little room a type may leave out what a view does not pick out, and nothing else; it adds nothing.
      const isCompact = definitionOf(chart.type).drawing?.compact !== undefined;
      expect(own.sort(), view).toEqual(isCompact ? marks.filter((key) => own.includes(key)).sort() : marks.sort());
      if (isCompact) expect(own, view).toEqual(expect.arrayContaining(highlight));
      expect(own.length + entries, view).toBeGreaterThan(0);
      expect(words).toEqual([]);
    }
    expect(chart.type === 'chain').toBe((expected.get(id)?.entries ?? 0) > 0);
    await page.context().close();
  });

  it.each(['sandbox.html', 'scripts.html'])('in a frame of %s', async (name) => {
    const watched = await site.page();
    // Chromium reports as an error that a sandbox keeps a script from running, which is what the sandbox is for.
    const page = (await watched.context().browser()?.newPage()) ?? watched;
    await page.goto(host.url + name);
    for (const { id } of figures) {
      const found = await page.frame({ name: id })?.evaluate(seen);
      expect(found, id).toEqual(expected.get(id));
    }
    await page.context().close();
  });

  it('without scripts, and from a file', async () => {
    const page = await site.page({ viewport: { width: 400, height: 900 }, javaScriptEnabled: false });
    for (const { id } of figures) {
      await page.goto(`${site.url}embed/${id}/`);
      expect(await page.evaluate(seen), id).toEqual(expected.get(id));
      await page.goto(pathToFileURL(`${DIST}/embed/${id}/index.html`).href);
      expect(await page.evaluate(seen), id).toEqual(expected.get(id));
    }
    await page.context().close();
  });
});

describe('one file', () => {
  it.each(figures)('$id asks for nothing else', async ({ id }) => {
    const page = await site.page();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) asked.push(request.url());
    });
    await page.goto(`${site.url}embed/${id}/`, { waitUntil: 'networkidle' });
    expect(asked).toEqual([`${site.url}embed/${id}/`]);
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ]);
    const faces = await page.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`));
    expect(faces).toEqual(['Archivo loaded', 'Archivo loaded']);
    await page.context().close();
  });

  it('would be noticed asking', () => {
    const html = readFileSync(`${DIST}/embed/${SEVERAL}/index.html`, 'utf8');
    expect(html).not.toMatch(/<(img|iframe|object|embed|video|audio|source)\b|<link[^>]+stylesheet|url\((?!data:|#)/);
  });
});

describe('the views', () => {
  const shown = () =>
    [...document.querySelectorAll<HTMLElement>('[data-view]')]
      .filter((node) => node.checkVisibility())
      .map(({ dataset }) => dataset['view']);
  const figure = figures.find(({ id }) => id === SEVERAL);
  const views = figure?.views.map(({ id }) => id) ?? [];

  it.each([true, false])('are stepped through by keyboard, with scripts: %s', async (javaScriptEnabled) => {
    const page = await site.page({ javaScriptEnabled });
    await page.goto(`${site.url}embed/${SEVERAL}/`);
    expect(await page.evaluate(shown)).toEqual([views[0]]);
    await page.keyboard.press('Tab');
    for (const view of views.slice(1)) {
      await page.keyboard.press('ArrowRight');
      expect(await page.evaluate(shown)).toEqual([view]);
    }
    const group = page.getByRole('radiogroup', { name: 'What the chart shows' });
    const last = views.at(-1) ?? '';
    expect(await group.getByRole('radio', { name: viewName({ id: last }) }).isChecked()).toBe(true);
    await page.context().close();
  });

  it('start where the address says, and at the first with a word in the console where it is wrong', async () => {
    const page = await site.page();
    const words: string[] = [];
    page.on('console', (message) => words.push(message.text()));
    await page.goto(`${site.url}embed/${SEVERAL}/?view=2017`);
    expect(await page.evaluate(shown)).toEqual(['2017']);
    expect(words).toEqual([]);
    await page.goto(`${site.url}embed/${SEVERAL}/?view=%3Cb%3E`);
    expect(await page.evaluate(shown)).toEqual([views[0]]);
    expect(words).toEqual(['This figure has no view "<b>"; the first is shown.']);
    await page.context().close();
  });

  it('all stand below one another with ?static=1, with the table open', async () => {
    const page = await site.page();
    await page.goto(`${site.url}embed/${SEVERAL}/?static=1`);
    expect(await page.evaluate(shown)).toEqual(views);
    expect(await page.locator('.views').isVisible()).toBe(false);
    expect(await page.locator('.view-name').first().isVisible()).toBe(true);
    expect(await page.locator('table').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it.each([true, false])(
    'are on paper the one on the screen, no taller, with scripts: %s',
    async (javaScriptEnabled) => {
      const page = await site.page({ javaScriptEnabled, colorScheme: 'dark' });
      await page.goto(`${site.url}embed/${SEVERAL}/?theme=auto`);
      await page.locator(`.view:has([value='${views[1]}'])`).click();
      const height = () => document.getElementById('embed')?.getBoundingClientRect().height ?? 0;
      const onScreen = await page.evaluate(height);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(20, 33, 43)');
      expect(await page.evaluate(shown)).toEqual([views[1]]);
      expect(await page.locator('.view:visible').allInnerTexts()).toEqual([viewName({ id: views[1] ?? '' })]);
      expect(await page.locator('table').first().isVisible()).toBe(false);
      expect(await page.locator('.figure__source').isVisible()).toBe(true);
      expect(await page.evaluate(height)).toBeLessThanOrEqual(onScreen);
      await page.context().close();
    },
  );

  it('all stand on paper where the host asks for all', async () => {
    const page = await site.page();
    await page.goto(`${site.url}embed/${SEVERAL}/?static=1`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(shown)).toEqual(views);
    expect(await page.locator('table').first().isVisible()).toBe(true);
    await page.context().close();
  });
});
