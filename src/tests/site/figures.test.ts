import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { isDrawn } from '../../data/series.ts';
import { figureSources, labelsOf, HOW_READ, sourceLine, wholeView } from '../../data/figure-evidence.ts';
import { countWords, findTags, readStory } from '../../story/outline.ts';
import { attributes, BASE, builtFiles, builtPages, linkedData, readPage, SITE, targetOf } from './built.ts';

const data = loadData();
const figures = [...data.figures.values()].map(({ value }) => value);
const files = new Set(builtFiles());
const pages = builtPages();
const idsOf = new Map(pages.map((page) => [page.file, new Set(attributes(page, '[id]', 'id'))]));
/** The day of the last change: a source that was read, or a correction. */
const newest = [
  ...[...data.sources.values()].map(({ accessed }) => accessed),
  ...data.corrections.map(({ date }) => date),
]
  .sort()
  .at(-1);

/** The text of an element, with spaces as a reader sees them. */
function words(node: Element | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe.each(figures.map((figure) => [figure.id, figure] as const))('the page of %s', (id, figure) => {
  const page = readPage(`figures/${id}/index.html`);
  const { document } = page;

  it('says finding, measure, status and caveat', () => {
    expect(words(document.querySelector('h1'))).toBe(fillTemplate(data, figure.title));
    const text = words(document.querySelector('main'));
    expect(text).toContain(fillTemplate(data, figure.subtitle));
    if (figure.note) expect(text).toContain(fillTemplate(data, figure.note));
    for (const { words } of labelsOf(data, figure)) expect(text).toContain(words);
  });

  it('shows every view with its description, drawn for three widths or as a list', () => {
    for (const view of figure.views) {
      const shown = document.getElementById(`view-${view.id}`);
      expect(words(shown?.querySelector('figcaption') ?? null)).toContain(fillTemplate(data, view.alt));
      const drawings = shown?.querySelectorAll('svg.chart[role="img"]').length;
      expect(drawings, view.id).toBe(isDrawn(figure) ? 3 : 0);
      if (!isDrawn(figure)) expect(shown?.querySelectorAll('li').length).toBeGreaterThan(1);
    }
  });

  it('holds a table for each dataset, and each source with how it was read', () => {
    expect(document.querySelectorAll('table tbody tr').length).toBeGreaterThan(0);
    const items = [...document.querySelectorAll('.sources > li')].map(words);
    const sources = figureSources(data, figure);
    expect(items).toHaveLength(sources.length);
    sources.forEach((source, index) => {
      for (const part of [source.publisher, source.title, HOW_READ[source.read], source.note ?? '']) {
        expect(items[index]).toContain(part.replace(/\s+/g, ' '));
      }
    });
  });

  it('names the same publishers, or counts the same documents, in the embed, the picture and the JSON', () => {
    const line = sourceLine(data, figure);
    const said = (html: string, part: string): string => words(parseHTML(html).document.querySelector(part));
    const lines = [said(readFileSync(`dist/embed/${id}/index.html`, 'utf8'), '.figure__source')];
    const still = parseHTML(readFileSync(`dist/stills/${id}.${wholeView(figure).id}.svg`, 'utf8')).document;
    lines.push([...still.querySelectorAll('text')].map(words).join(' '));
    const parts = typeof line === 'number' ? [`${line} documents`] : line.map(({ name }) => name);
    for (const text of lines) for (const part of parts) expect(text).toContain(part);
    const json: { sources: unknown[] } = JSON.parse(readFileSync(`dist/figures/${id}.json`, 'utf8'));
    expect(json.sources).toHaveLength(figureSources(data, figure).length);
    if (typeof line === 'number') expect(line).toBe(json.sources.length);
  });

  it('offers every picture and every row, says how to cite, and leads back to the story', () => {
    const offered = attributes(page, '.downloads a', 'href').map((href) => targetOf(href, page.file)?.file);
    for (const { id: view } of figure.views) expect(offered).toContain(`stills/${id}.${view}.svg`);
    for (const ending of ['png', 'dark.png', 'share.png']) expect(offered).toContain(`stills/${id}.${ending}`);
    for (const ending of ['csv', 'json']) expect(offered).toContain(`datasets/${figure.dataset}.${ending}`);
    expect(words(document.querySelector('p.cite'))).toContain(`${SITE}${BASE}figures/${id}/`);
    expect(attributes(page, 'a', 'href')).toContain(`${BASE}#${id}`);
  });

  it('describes its datasets to programs', () => {
    const items = linkedData(page);
    expect(items.length).toBeGreaterThan(0);
    expect(items[0]?.['name']).toBe(data.datasets.get(figure.dataset)?.value.title);
    for (const item of items) {
      expect(String(item['description']).length, id).toBeGreaterThanOrEqual(50);
      expect(item['creator'], id).toContainEqual(
        expect.objectContaining({ '@type': 'Organization', name: expect.any(String) }),
      );
      expect(item).toMatchObject({ '@type': 'Dataset', dateModified: newest, url: `${SITE}${BASE}figures/${id}/` });
      expect(JSON.stringify(item)).not.toMatch(/\{[a-z][\w-]*[}|]|undefined|null/);
      const urls = [...JSON.stringify(item['distribution']).matchAll(/"contentUrl":"([^"]+)"/g)];
      expect(urls).toHaveLength(2);
      for (const [, url = ''] of urls) expect(files).toContain(targetOf(url, page.file)?.file);
    }
  });

  it('gives a share picture whose words carry the status', () => {
    const content = (name: string): string => attributes(page, `meta[property="${name}"]`, 'content')[0] ?? '';
    expect(content('og:image')).toBe(`${SITE}${BASE}stills/${id}.share.png`);
    expect(content('og:url')).toBe(`${SITE}${BASE}figures/${id}/`);
    expect(attributes(page, 'link[rel="canonical"]', 'href')).toEqual([content('og:url')]);
    for (const { words } of labelsOf(data, figure)) expect(content('og:image:alt')).toContain(words);
  });
});

describe('the story for programs and for those who share it', () => {
  const story = readPage('index.html');

  it('is an article with its date and length', () => {
    const [article] = linkedData(story);
    expect(article).toMatchObject({ '@type': 'Article', dateModified: newest, inLanguage: 'en-GB' });
    expect(article?.['wordCount']).toBe(countWords(readStory()));
    expect(article?.['url']).toBe(`${SITE}${BASE}`);
  });

  it('has a share picture that says it is not confirmed', () => {
    expect(attributes(story, 'meta[property="og:image"]', 'content')).toEqual([`${SITE}${BASE}stills/story.share.png`]);
    expect(attributes(story, 'meta[property="og:image:alt"]', 'content')[0]).toContain('not confirmed');
    expect(attributes(story, 'meta[name="twitter:card"]', 'content')).toEqual(['summary_large_image']);
  });
});

describe.each(pages.map((page) => [page.file, page] as const))('%s', (_, page) => {
  it('gives every id once', () => {
    const ids = attributes(page, '[id]', 'id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('links and asks only for what is there', () => {
    const wanted = [
      ...attributes(page, 'a[href], link[href]', 'href'),
      ...attributes(page, '[src]', 'src'),
      ...attributes(page, '[component-url]', 'component-url'),
      ...attributes(page, 'meta[property="og:image"]', 'content'),
    ].filter((href) => !href.startsWith('data:'));
    const dead = wanted.filter((href) => {
      const target = targetOf(href, page.file);
      if (!target) return new URL(href, SITE).origin === SITE;
      if (!files.has(target.file)) return true;
      return target.fragment !== '' && !idsOf.get(target.file)?.has(target.fragment);
    });
    expect([...new Set(dead)]).toEqual([]);
  });

  it('keeps linked data from ending its own element', () => {
    const blocks = [...page.html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    expect(blocks).toHaveLength(linkedData(page).length);
    for (const [, text] of blocks) expect(text).not.toContain('<');
  });

  it('has no inline style, one main heading, and no unfilled text', () => {
    expect(attributes(page, '[style]', 'style')).toEqual([]);
    expect(page.document.querySelectorAll('h1')).toHaveLength(1);
    const { document } = readPage(page.file);
    for (const node of document.querySelectorAll('script, style, pre')) node.remove();
    expect(document.documentElement.outerHTML).not.toMatch(/\{[a-z][\w-]*[.|}]|\bundefined\b|\bNaN\b|\[object/);
  });
});

describe('for search engines', () => {
  it('the sitemap lists the story, every figure and the guide, and nothing that is not there', () => {
    const sitemap = readFileSync('dist/sitemap.xml', 'utf8');
    const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]);
    const expected = ['', ...figures.map(({ id }) => `figures/${id}/`), 'numbers/', 'embed/'].map(
      (place) => SITE + BASE + place,
    );
    expect(listed).toEqual(expected);
    for (const url of listed) expect(files).toContain(targetOf(url ?? '', '')?.file);
    expect([...sitemap.matchAll(/<lastmod>([^<]+)/g)].every((match) => match[1] === newest)).toBe(true);
  });

  it('robots.txt names the sitemap, and the page for wrong addresses stays out of indexes', () => {
    expect(readFileSync('dist/robots.txt', 'utf8')).toContain(`Sitemap: ${SITE}${BASE}sitemap.xml`);
    const lost = readPage('404.html');
    expect(attributes(lost, 'meta[name="robots"]', 'content')).toEqual(['noindex']);
    const links = attributes(lost, 'main a', 'href');
    for (const { id } of figures) expect(links).toContain(`${BASE}figures/${id}/`);
    for (const { attributes: scene } of findTags(readStory()).filter(({ name }) => name === 'Scene'))
      expect(links).toContain(`${BASE}#${scene['id']}`);
  });
});
