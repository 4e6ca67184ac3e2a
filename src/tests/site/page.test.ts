import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../charts/format.ts';
import { cellValue } from '../../data/facts.ts';
import { newestDate } from '../../data/freshness.ts';
import { loadData } from '../../data/load.ts';
import { findTags } from '../../story/outline.ts';
import { countSigns } from '../boxes.ts';
import { readPage } from './built.ts';

const html = readFileSync('dist/index.html', 'utf8');
const { document } = parseHTML(html);
const tags = findTags(readFileSync('data/story.mdx', 'utf8'));
const named = (name: string): string[] =>
  tags.filter((tag) => tag.name === name).map(({ attributes }) => attributes['anchor'] ?? attributes['id'] ?? '');

/** All elements of a selector, as a list. */
function all(selector: string): Element[] {
  return [...document.querySelectorAll(selector)];
}

describe('the built page', () => {
  it('says how far its data reach, and lists its corrections with a feed to follow', () => {
    const data = loadData();
    expect(all('.reach-line')[0]?.textContent).toContain(`Data to ${formatDate(newestDate(data))}`);
    const words = all('#corrections')[0]?.textContent ?? '';
    if (data.corrections.length === 0) expect(words).toContain('None since the first publication.');
    expect(all('.corrections > li')).toHaveLength(data.corrections.length);
    const feed = all('link[rel="alternate"][type="application/atom+xml"]')[0]?.getAttribute('href');
    expect(feed).toBe('/corrections.xml');
    expect(readFileSync('dist/corrections.xml', 'utf8').split('<entry>')).toHaveLength(data.corrections.length + 1);
  });

  it('has one main heading, a heading per scene, and no heading level left out', () => {
    expect(all('h1')).toHaveLength(1);
    expect(all('.scene > h2').map((node) => node.parentElement?.id)).toEqual(named('Scene'));
    let level = 1;
    for (const heading of all('h1, h2, h3, h4')) {
      const next = Number(heading.tagName.slice(1));
      expect(next, heading.textContent ?? '').toBeLessThanOrEqual(level + 1);
      level = next;
    }
  });

  it('gives every id once, and every inner link leads somewhere', () => {
    const ids = all('[id]').map((node) => node.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const dead = all('a[href^="#"]').filter((node) => !ids.includes(node.getAttribute('href')?.slice(1) ?? ''));
    expect(dead.map((node) => node.outerHTML)).toEqual([]);
  });

  it('holds every figure with a title, a source and a way to the table of its rows', () => {
    const figures = [
      ...named('Figure'),
      ...tags.flatMap((tag) => (tag.attributes['figures'] ?? '').split(' ').filter(Boolean)),
    ];
    for (const id of figures) {
      const figure = document.getElementById(id)?.closest('.figure');
      expect(
        document.querySelector(`:is([id="${id}"] .figure__title, [data-title="${id}"])`)?.textContent,
        id,
      ).toBeTruthy();
      expect(figure?.querySelector('.figure__source')?.textContent, id).toContain('Source');
      const [place = '', anchor = ''] =
        figure?.querySelector('a[data-table]')?.getAttribute('href')?.slice(1).split('#') ?? [];
      const section = readPage(`${place}index.html`).document.getElementById(anchor)?.closest('section');
      expect(section?.querySelectorAll('table tbody tr').length, id).toBeGreaterThan(0);
    }
  });

  it('holds each step with its words, a sentence on the chart, and its still', () => {
    for (const id of named('Step')) {
      const step = document.getElementById(id);
      expect(step?.querySelector('.step__words')?.textContent?.trim(), id).toBeTruthy();
      expect(step?.querySelector('.visually-hidden')?.textContent, id).toMatch(/^Chart now: /);
      expect(step?.querySelector('.still:has(svg)')?.getAttribute('aria-hidden'), id).toBe('true');
    }
  });

  it('keeps every card to forty words', () => {
    for (const id of named('Step')) {
      const words = document.querySelector(`#${id} .step__words`)?.textContent?.trim().split(/\s+/) ?? [];
      expect(words.length, id).toBeLessThanOrEqual(40);
    }
  });

  const rings = [...loadData().figures.values()].flatMap(({ value: { id, chart, views } }) =>
    chart.type === 'records' ? [[id, chart.row, views[0]?.id] as const] : [],
  );

  it.each(rings)('draws in %s exactly one sign per record of %s, in each still of all of them', (id, row, view) => {
    const records = cellValue(loadData(), row);
    const stills = [...document.querySelectorAll(`[data-figure="${id}"][data-view="${view}"] .still > svg`)];
    expect(stills.length).toBeGreaterThan(0);
    for (const [index, drawing] of stills.entries()) {
      expect(countSigns(drawing), `still ${index}`).toBe(records);
    }
  });

  it('describes every drawing that is not decoration', () => {
    const drawings = all('svg[role="img"]');
    expect(drawings.length).toBeGreaterThan(0);
    for (const drawing of drawings) {
      const named = document.getElementById(drawing.getAttribute('aria-labelledby') ?? '');
      const described = document.getElementById(drawing.getAttribute('aria-describedby') ?? '');
      expect(named?.textContent).toBeTruthy();
      expect(described?.textContent?.length).toBeGreaterThan(40);
    }
    expect(all('svg:not([role]):not([aria-hidden])')).toEqual([]);
  });

  it('keeps the content policy strict and needs no inline style', () => {
    const policy = document.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(all('[style]')).toEqual([]);
    expect(all('[onclick], [onload]')).toEqual([]);
  });

  it('links only to addresses of its sources', () => {
    const known = new Set([...loadData().sources.values()].map((source) => source.url));
    const foreign = all('a[href^="http"]').map((node) => node.getAttribute('href'));
    expect(foreign.length).toBeGreaterThan(0);
    expect(foreign.filter((href) => !known.has(href))).toEqual([]);
  });

  it('leaves no reference unfilled', () => {
    const text = document.querySelector('body')?.textContent ?? '';
    for (const script of all('script')) script.remove();
    expect(document.querySelector('body')?.textContent).not.toMatch(/\{[a-z]|undefined|NaN|\[object/);
    expect(text).not.toContain('[object');
  });
});
