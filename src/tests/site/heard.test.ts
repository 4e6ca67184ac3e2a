/** What the built pages give to listeners: statuses with numbers, whole headings, names that differ, and no ids. */
import { readFileSync } from 'node:fs';
import { csvParseRows } from 'd3';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../charts/chart.ts';
import { loadData } from '../../data/load.ts';
import { SPOKEN } from '../../figure/rich.ts';
import type { Status } from '../../charts/types.ts';
import { builtFiles, builtPages, readPage } from './built.ts';

const data = loadData();
const story = readPage('index.html');
const all = (selector: string): Element[] => [...story.document.querySelectorAll(selector)];
const named = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('a number of the text', () => {
  it.each(Object.entries(SPOKEN))('is followed by its status: %s, “%s”', (status, words) => {
    const links = all(`main a.fact--${status satisfies string as Status}`).filter((link) =>
      /\d/.test(link.textContent ?? ''),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(named(link)).toBe([link.textContent, words].filter(Boolean).join(', '));
  });

  it('splits no heading', () => {
    expect(all(':is(h1, h2, h3) a').map(named)).toEqual([]);
  });
});

it('links to different documents have different names', () => {
  const links = all('.figure__source a, table a').filter((link) => /^https?:/.test(link.getAttribute('href') ?? ''));
  const addresses = new Map<string, Set<string>>();
  for (const link of links)
    addresses.set(named(link), (addresses.get(named(link)) ?? new Set()).add(link.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(20);
  expect([...addresses].filter(([, to]) => to.size > 1).map(([name]) => name)).toEqual([]);
});

it('a title stands in the text of its figure once', () => {
  for (const title of all('h3.figure__title').map(named)) {
    const heard = all('h3, summary, figcaption, a, [aria-label]').filter((each) => named(each).includes(title));
    expect(heard.length, title).toBeLessThanOrEqual(2);
  }
});

describe('ids reach no reader', () => {
  /** Names by which rows are told apart in charts, and ids of rows and tables, as far as they look like ids. */
  const ids = [
    ...[...data.figures.values()].flatMap(
      ({ value: { chart } }) => definitionOf(chart.type).groups?.(chart)?.names ?? [],
    ),
    ...data.datasets.keys(),
    ...data.rows.keys(),
  ].filter((id) => /\w-\w/.test(id));
  const found = (text: string): string[] => ids.filter((id) => new RegExp(`(^|[^\\w/#-])${id}($|[^\\w-])`).test(text));

  it('in the text, the tables and the statuses of a page', () => {
    // The guide for embedders names what they write into their own pages.
    for (const { file, document } of builtPages().filter(({ file: name }) => name !== 'embed/index.html')) {
      for (const code of document.querySelectorAll('script, style, pre, code')) code.remove();
      expect(found(document.body?.textContent ?? ''), file).toEqual([]);
    }
  });

  it('in the header of a CSV file, or in its cells, but for the row’s own address and formula', () => {
    for (const file of builtFiles().filter((name) => name.endsWith('.csv'))) {
      const [header = [], ...rows] = csvParseRows(readFileSync(`dist/${file}`, 'utf8').replace(/^\uFEFF/, ''));
      const shown = header.map((name, index) => !['id', 'formula', 'of', 'sources'].includes(name) && index);
      expect(
        header.filter((name) => !/^[a-z]+$/.test(name)),
        file,
      ).toEqual([]);
      const cells = rows.flatMap((row) => row.filter((_cell, index) => shown.includes(index)));
      expect(found(cells.join('\n')), file).toEqual([]);
    }
  });

  it('and one would be noticed', () => {
    expect(found('2025 · 9,914 · pool-counts · Published')).toEqual(['pool-counts']);
  });
});
