/**
 * Every own address that any built text names leads somewhere: pages, embeds, feeds, JSON, CSV, scripts, pictures.
 * Links to other sites are those of the sources; that the story has them is tested with the story (page.test.ts).
 */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadData } from '../../data/load.ts';
import { attributes, BASE, builtFiles, readPage, SITE, targetOf, type BuiltPage } from './built.ts';

const files = new Set(builtFiles());
const pages = [...files].filter((file) => file.endsWith('.html')).map((file) => readPage(file));
const ids = new Map(pages.map((page) => [page.file, new Set(attributes(page, '[id]', 'id'))]));

/** Why an address on the site leads nowhere; undefined where it leads somewhere, or to another site. */
function deadEnd(address: string, from: string): string | undefined {
  const target = targetOf(address, from);
  if (!target) return new URL(address, SITE).origin === SITE ? `${address} is outside the base path` : undefined;
  if (!files.has(target.file)) return `${address}: there is no ${target.file}`;
  if (target.fragment && !ids.get(target.file)?.has(target.fragment)) return `${address}: no such place on the page`;
  return undefined;
}

/** Whole addresses of the site in a text of any kind. */
function wholeAddresses(text: string): string[] {
  const plain = text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('\\u0026', '&');
  const found = plain.match(new RegExp(`${SITE.replaceAll('.', '\\.')}[^\\s"'<>\\\\&),;{}\`]*`, 'g')) ?? [];
  return [...new Set(found.map((address) => address.replace(/[.:]$/, '')))];
}

/** Addresses that a text names as a part or a pattern of others. */
const PATTERNS = /\/(v|embed|oembed|stills)\/$|\$\{|[*…]/;

describe('own addresses', () => {
  it.each(pages.map((page) => [page.file, page] as const))('in the elements of %s lead somewhere', (_, page) => {
    const named = [
      ...attributes(page, 'a[href], link[href], use[href], image[href]', 'href'),
      ...attributes(page, '[src]', 'src'),
      ...attributes(page, '[component-url]', 'component-url'),
      ...attributes(page, '[renderer-url]', 'renderer-url'),
      ...attributes(page, '[srcset]', 'srcset').flatMap((set) =>
        set.split(',').map((each) => each.trim().split(' ')[0] ?? ''),
      ),
      ...attributes(page, '[data-address]', 'data-address'),
    ].filter((address) => address && !address.startsWith('data:'));
    expect(named.length).toBeGreaterThan(0);
    expect(named.flatMap((address) => deadEnd(address, page.file) ?? [])).toEqual([]);
  });

  const texts = [...files].filter((file) =>
    ['.html', '.json', '.xml', '.txt', '.csv', '.js', '.svg'].includes(extname(file)),
  );

  it.each(texts)('written out in %s lead somewhere', (file) => {
    const named = wholeAddresses(readFileSync(`dist/${file}`, 'utf8')).filter((address) => !PATTERNS.test(address));
    expect(named.flatMap((address) => deadEnd(address, '') ?? [])).toEqual([]);
  });

  it('are found, and dead ones are noticed', () => {
    const [figure] = loadData().figures.keys();
    expect(wholeAddresses(`<a href="${SITE}/x/?view=a&amp;b#c">${SITE}/y.</a>`)).toEqual([
      `${SITE}/x/?view=a`,
      `${SITE}/y`,
    ]);
    expect(wholeAddresses(readFileSync(`dist/oembed/${figure}.json`, 'utf8')).length).toBeGreaterThan(2);
    expect(deadEnd(`${BASE}figures/gone/`, '')).toMatch(/there is no/);
    expect(deadEnd(`${BASE}#gone`, '')).toMatch(/no such place/);
    expect(deadEnd(`${BASE}figures/${figure}/?view=all`, '')).toBeUndefined();
  });
});

it('every link to another site, on any page or embed, is the address of a source', () => {
  const known = new Set([...loadData().sources.values()].map(({ url }) => url));
  const foreign = pages.flatMap((page) =>
    attributes(page, 'a[href], area[href], form[action]', 'href').filter(
      (href) => /^[a-z]+:/i.test(href) && !href.startsWith(SITE),
    ),
  );
  expect(foreign.length).toBeGreaterThan(0);
  expect([...new Set(foreign)].filter((href) => !known.has(href))).toEqual([]);
});

describe('feeds and lists', () => {
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['url', 'entry', 'link'].includes(name) });
  const read = (file: string): unknown => parser.parse(readFileSync(`dist/${file}`, 'utf8'), true);

  it('are the sitemap and the corrections', () => {
    expect([...files].filter((file) => file.endsWith('.xml'))).toEqual(['corrections.xml', 'sitemap.xml']);
    expect(() => parser.parse('<a><b></a>', true)).toThrow();
  });

  it('the sitemap names every page that may be indexed, once', () => {
    const entry = z.strictObject({ loc: z.url(), lastmod: z.iso.date() });
    const sitemap = z.object({ urlset: z.object({ url: z.array(entry) }) }).parse(read('sitemap.xml'));
    const listed = sitemap.urlset.url.map(({ loc }) => targetOf(loc, '')?.file);
    const mayBeIndexed = ({ document }: BuiltPage): boolean =>
      !document.querySelector('meta[name="robots"]')?.getAttribute('content')?.includes('noindex');
    const indexed = pages.filter(mayBeIndexed).map(({ file }) => file);
    expect(listed.sort()).toEqual(indexed.sort());
  });

  it('the corrections are a feed with what Atom asks for, and an entry for each correction', () => {
    const link = z.object({ '@_href': z.url(), '@_rel': z.string().default('alternate') });
    const common = { id: z.url(), title: z.string().min(1), updated: z.iso.datetime(), link: z.array(link).min(1) };
    const entry = z.object(common);
    const feed = z.object({
      '@_xmlns': z.literal('http://www.w3.org/2005/Atom'),
      ...common,
      author: z.object({ name: z.string() }),
      entry: z.array(entry).default([]),
    });
    const corrections = z.object({ feed }).parse(read('corrections.xml'));
    expect(corrections.feed.link.map((each) => each['@_rel'])).toContain('self');
    expect(corrections.feed.entry).toHaveLength(loadData().corrections.length);
  });
});
