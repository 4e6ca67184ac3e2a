/** The story on paper: printed from moving charts and the dark palette; and the page of all its rows. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellValue, fillTemplate } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { findFigure } from '../../figure/find.ts';
import { figurePath, NUMBERS_PATH } from '../../figure/places.ts';
import { findTags } from '../../story/outline.ts';
import { DESKTOP, openSite, waitForCharts, type Opened } from './open.ts';
import { readPdf, squeeze, type Sheet } from './pdf.ts';

const data = loadData();
const tags = findTags(readFileSync('data/story.mdx', 'utf8'));
const figures = tags.flatMap(({ name, attributes }) =>
  name === 'Figure' ? [attributes['id'] ?? ''] : name === 'Scrolly' ? (attributes['figures'] ?? '').split(' ') : [],
);

let site: Opened;
let page: Page;
let sheets: Sheet[];
let words: string;

beforeAll(async () => {
  site = await openSite();
  page = await site.page({ viewport: DESKTOP, colorScheme: 'dark' });
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
  });
  await page.goto(site.url);
  await waitForCharts(page);
  sheets = await readPdf(await page.pdf({ format: 'A4' }));
  words = sheets.map(({ text }) => text).join('');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
});

afterAll(async () => {
  await site.close();
});

/** The pages that hold a text as a whole. */
const pagesWith = (text: string): number[] =>
  sheets.flatMap((sheet, index) => (sheet.text.includes(squeeze(text)) ? [index + 1] : []));

describe('the PDF of the story', () => {
  it('has no empty page, and nothing beyond its margins', () => {
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.length).toBeLessThanOrEqual(25);
    for (const [index, { text, left, right, width }] of sheets.entries()) {
      // "12 / 40" alone would be an empty page.
      expect(text.length, `page ${index + 1}`).toBeGreaterThan(60);
      expect(left, `page ${index + 1}`).toBeGreaterThan(30);
      expect(right, `page ${index + 1}`).toBeLessThan(width - 30);
    }
  });

  it('holds the number, every heading, and the title of every figure with its chart', async () => {
    expect(words).toContain(squeeze((await page.locator('.big-number').textContent()) ?? ''));
    for (const { attributes } of tags.filter(({ name }) => name === 'Scene'))
      expect(pagesWith(fillTemplate(data, attributes['title'] ?? '')), attributes['id']).not.toEqual([]);
    for (const id of figures) {
      const { title, subtitle } = findFigure(data, id);
      expect(pagesWith(fillTemplate(data, title) + fillTemplate(data, subtitle)), id).toHaveLength(1);
    }
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('figure.figure')].flatMap((figure) => {
        const chart = figure.querySelector('.artboard--middle > svg');
        const labels = [...(chart?.querySelectorAll('text') ?? [])].map((label) => label.textContent ?? '');
        return chart ? [{ title: figure.querySelector('h3')?.textContent ?? '', labels }] : [];
      }),
    );
    expect(charts.length).toBeGreaterThan(0);
    for (const { title, labels } of charts)
      expect(
        pagesWith(title).some((at) => labels.every((label) => pagesWith(label).includes(at))),
        title,
      ).toBe(true);
  });

  it('holds the text of every step on one page with its still', async () => {
    const steps = await page.evaluate(() =>
      [...document.querySelectorAll('.step')].map((step) => ({
        id: step.id,
        card: step.querySelector('.step__words')?.textContent ?? '',
        labels: [...step.querySelectorAll('.still text')].map((label) => label.textContent ?? ''),
      })),
    );
    expect(steps.length).toBe(tags.filter(({ name }) => name === 'Step').length);
    for (const { id, card, labels } of steps) {
      const [at, ...others] = pagesWith(card);
      expect(at, id).toBeDefined();
      expect(others, id).toEqual([]);
      for (const label of labels) expect(pagesWith(label), `${id}: ${label}`).toContain(at);
    }
  });

  it('holds every word for how a number became public', async () => {
    const statuses = await page.locator('.key li').allTextContents();
    expect(statuses).toHaveLength(4);
    for (const status of statuses) expect(words).toContain(squeeze(status));
  });
});

it('the PDF of all numbers holds every row with its sources', async () => {
  const numbers = await site.page({ viewport: DESKTOP });
  await numbers.goto(site.url + NUMBERS_PATH);
  // Text by text, because addresses stand between the links of a cell.
  const texts = await numbers.evaluate(() =>
    [...document.querySelectorAll('tbody :is(td, th)')].flatMap((cell) => {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
      return found;
    }),
  );
  const printed = (await readPdf(await numbers.pdf({ format: 'A4' }))).map(({ text }) => text).join('');
  expect(texts.length).toBeGreaterThan(data.rows.size);
  expect(texts.filter((text) => !printed.includes(squeeze(text)))).toEqual([]);
  for (const { value: dataset } of data.datasets.values())
    for (const id of dataset.rows.flatMap(({ sources }) => sources)) {
      const url = data.sources.get(id)?.url;
      if (url) expect(printed, id).toContain(squeeze(url));
    }
});

describe('on paper', () => {
  it('the light palette holds, whatever the reader chose', async () => {
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return { theme: document.documentElement.dataset['theme'], color, backgroundColor };
    });
    expect(colours).toEqual({ theme: 'dark', color: 'rgb(20, 33, 43)', backgroundColor: 'rgb(255, 255, 255)' });
  });

  it('charts stand at the width of the text', async () => {
    const widths = await page.evaluate(() => {
      const text = document.querySelector('.scene > p')?.getBoundingClientRect().width;
      const charts = [...document.querySelectorAll('figure .artboard')].filter((chart) => chart.checkVisibility());
      return { text, charts: charts.map((chart) => chart.getBoundingClientRect().width) };
    });
    expect(widths.charts.length).toBeGreaterThan(0);
    expect(new Set(widths.charts)).toEqual(new Set([widths.text]));
  });

  it('the number that is not confirmed keeps its outline', async () => {
    const look = await page.locator('.big-number').evaluate((node) => {
      const { color, webkitTextStrokeWidth, webkitTextStrokeColor, printColorAdjust } = getComputedStyle(node);
      return { color, stroke: parseFloat(webkitTextStrokeWidth) > 1, webkitTextStrokeColor, printColorAdjust };
    });
    expect(look).toEqual({
      color: 'rgb(255, 255, 255)',
      stroke: true,
      webkitTextStrokeColor: 'rgb(180, 83, 27)',
      printColorAdjust: 'exact',
    });
  });

  it('small rings are strokes, which stay sharp, as many as there are records', async () => {
    const rings = await page.evaluate(() => {
      const steps = [...document.querySelectorAll('[data-figure="pool-scale"]')];
      const uses = [...(steps.at(-1)?.querySelectorAll<SVGUseElement>('.on-paper') ?? [])];
      const shown = uses.filter((use) => use.checkVisibility());
      const perRow = (d: string, pitch: number): number[] =>
        [...d.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)].map(
          ([, from, to]) => Math.floor((Number(to) - Number(from)) / pitch) + 1,
        );
      return shown
        .flatMap((use) => {
          const group = document.getElementById(use.getAttribute('href')?.slice(1) ?? '');
          const pitch = Number(group?.getAttribute('stroke-dasharray')?.split(' ')[1]);
          return perRow(group?.querySelector('path')?.getAttribute('d') ?? '', pitch);
        })
        .reduce((sum, count) => sum + count, 0);
    });
    expect(rings).toBe(cellValue(data, 'pool-2025-10'));
    expect(await page.locator('.on-screen').first().isVisible()).toBe(false);
  });

  it('nothing is pinned, fixed or for the screen only, though the charts are in their moving form', async () => {
    expect(await page.evaluate(() => document.documentElement.dataset['charts'])).toBe('moving');
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.checkVisibility())
        .filter(
          (element) =>
            ['sticky', 'fixed'].includes(getComputedStyle(element).position) ||
            element.matches('button, nav, .skip, .progress, .pinned'),
        )
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(shown).toEqual([]);
  });

  it('an address follows its first link in a table, and none in running text', async () => {
    const printed = await page.evaluate(() =>
      [...document.querySelectorAll('a')]
        .filter((link) => link.checkVisibility())
        .map((link) => ({
          table:
            link.href.startsWith('http') &&
            !link.href.startsWith(location.origin) &&
            [...(link.closest('table')?.querySelectorAll('td a') ?? [])].find(
              (other) => other instanceof HTMLAnchorElement && other.href === link.href,
            ) === link,
          address: getComputedStyle(link, '::after').content !== 'none',
        })),
    );
    expect(printed.filter(({ table }) => table).length).toBeGreaterThan(0);
    expect(printed.filter(({ table, address }) => table !== address)).toEqual([]);
  });
});

it('the page of a figure prints each of its views with one drawing', async () => {
  const own = await site.page();
  await own.goto(`${site.url}${figurePath(figures.at(-1) ?? '')}`);
  await own.emulateMedia({ media: 'print' });
  const drawn = await own.evaluate(() =>
    [...document.querySelectorAll('.views .figure')].map(
      (view) => [...view.querySelectorAll('.artboard > svg')].filter((drawing) => drawing.checkVisibility()).length,
    ),
  );
  expect(drawn.length).toBeGreaterThan(0);
  expect(new Set(drawn)).toEqual(new Set([1]));
});

it('a text that is not printed is noticed', async () => {
  const missing = await page.locator('.step__words').first().textContent();
  expect(words).toContain(squeeze(missing ?? ''));
  await page.evaluate(() => document.querySelectorAll('.step, .key').forEach((part) => part.remove()));
  const poorer = (await readPdf(await page.pdf({ format: 'A4' }))).map(({ text }) => text).join('');
  expect(poorer.length).toBeLessThan(words.length * 0.8);
  expect(poorer).not.toContain(squeeze(missing ?? ''));
});
