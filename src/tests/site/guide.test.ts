/** The guide for embedders says what is true of the codes and the figures. */
import { describe, expect, it } from 'vitest';
import { loadData } from '../../data/load.ts';
import { builtFiles, readPage, targetOf } from './built.ts';

const guide = readPage('embed/index.html').document;
const data = loadData();
const figures = [...data.figures.values()].map(({ value }) => value);
const words = (guide.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ');

describe('the guide', () => {
  it('names, before anything else, the code for those who read one line, by its own name', () => {
    const first = guide.querySelector('main h2 + p')?.textContent ?? '';
    const name = /“(.+?)”/.exec(first)?.[1] ?? '';
    expect(first).toContain('If you read only one line');
    const names = [...readPage(`figures/${figures[0]?.id}/index.html`).document.querySelectorAll('.code summary')].map(
      (node) => node.textContent?.trim(),
    );
    expect(names).toContain(name);
  });

  it('shows the share picture of every chart', () => {
    const files = new Set(builtFiles());
    const shown = [...guide.querySelectorAll('.charts img')].map(
      (image) => targetOf(image.getAttribute('src') ?? '', '')?.file,
    );
    expect(shown).toHaveLength(figures.length);
    expect(shown.filter((file) => !files.has(file ?? ''))).toEqual([]);
    const expected = figures.map(({ id }) => `stills/${id}.share.png`);
    expect(shown.sort()).toEqual(expected.sort());
  });

  it('promises no more than is so: scripts, requests, hashes, WordPress, kept versions', () => {
    expect(words).not.toContain('no script of ours');
    expect(words).toContain('breaks the hash');
    expect(words).toContain('one more request');
    expect(words).toContain('scrolls inside its frame');
    expect(words).toContain('npm run pin -- <figure>');
  });
});
