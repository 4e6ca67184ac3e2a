/** Reader View, as Firefox makes it: the page serialised, parsed by its own parser, read by Readability. */
import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { DESKTOP, openSite, PHONE, STEPS, waitForCharts, type Opened } from './open.ts';

let site: Opened;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');

/** Firefox takes no longer page, by its preference "reader.parse-node-limit". */
const MOST_ELEMENTS = 3000;

/** Waits until each chart has the one drawing that the room asks for. */
async function drawingsFit(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('.artboard')].every(
      (board) => board.checkVisibility() === (board.querySelector('svg.chart') !== null),
    ),
  );
}

it('holds one drawing of each chart, however often the page takes another width', async () => {
  const page = await site.page({ viewport: DESKTOP });
  await page.goto(site.url);
  await waitForCharts(page);
  for (const viewport of [DESKTOP, PHONE, DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    await page.waitForFunction(() => !document.querySelector('.scene:not([data-laid])'));
    await drawingsFit(page);
  }
  await page.context().close();
});

it.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('the article holds every word in order, and one drawing of each chart, %s', async (_, viewport) => {
  const page = await site.page({ viewport });
  await page.goto(site.url);
  await waitForCharts(page);
  await page.waitForFunction(() => !document.querySelector('.scene:not([data-laid])'));
  await drawingsFit(page);
  const { text, elements, words, steps, charts } = await page.evaluate(() => ({
    text: new XMLSerializer().serializeToString(document),
    elements: document.querySelectorAll('*').length,
    // What asks for a guess is of use only on the page.
    words: [...document.querySelectorAll('main :is(h2, h3, p, li)')]
      .filter((part) => !part.closest('.guess, .pinned, noscript, .still') && !part.querySelector('p'))
      .map((part) => part.textContent),
    steps: [...document.querySelectorAll('.step__words')].map((step) => step.textContent),
    charts: [...document.querySelectorAll('.artboard > svg.chart, .step .still svg')]
      .filter((svg) => svg.closest('.still') ?? svg.checkVisibility())
      .map((svg) => svg.querySelectorAll('text').length),
  }));
  await page.context().close();
  expect(elements).toBeLessThanOrEqual(MOST_ELEMENTS);

  const article = new Readability(new JSDOMParser().parse(text)).parse();
  const { document } = parseHTML(`<!doctype html><html><body>${article?.content ?? ''}</body></html>`);
  const read = plain(document.body.textContent);
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter((part) => !read.includes(plain(part)))).toEqual([]);
  expect(steps).toHaveLength(STEPS.length);
  const places = steps.map((step) => read.indexOf(plain(step)));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places).toEqual(places.toSorted((one, other) => one - other));

  const drawn = [...document.querySelectorAll('svg')];
  expect(drawn.map((svg) => svg.querySelectorAll('text').length)).toEqual(charts);
  expect(charts).toHaveLength(
    [...loadData().figures.values()].filter(({ value }) => value.chart.type !== 'chain').length,
  );
  expect(drawn.filter((svg) => !svg.getAttribute('aria-label'))).toEqual([]);
  // Firefox leaves these out.
  expect(drawn.flatMap((svg) => [...svg.querySelectorAll('rect')])).toEqual([]);
  // What only a style sheet parts would run together.
  const parts = document.body.innerHTML.replace(/<\/(?:p|li)>/g, '\n');
  expect(/<\/a>(?:<[^>]*>)*<a[^>]*>.{9}/.exec(parts)).toBeNull();
  // The colours of the page are not there; what names one must name another.
  expect(/="var\(--[\w-]+\)"/.exec(document.body.innerHTML)).toBeNull();
  expect(article?.byline).toBeNull();
});
