/**
 * The leaked number is changed in the data of the frozen story and nowhere else, and the story is built anew:
 * every sentence, title, description, table and picture must then be true of the new number.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveFact } from '../../data/facts.ts';
import type { Data } from '../../data/data.ts';
import { parseData } from '../../data/load.ts';
import { readDataFiles } from '../../data/read.ts';
import { lock } from '../../embed/lock.ts';
import { frozenData } from '../frozen.ts';
import { countSigns } from '../boxes.ts';
import { recordText } from '../../check/record.ts';
import { copyFrozenProject } from '../project-copy.ts';

const OLD = /53[,.\s\u00a0\u202f]?298/;
const OLD_VALUE = '53298';
const NEW_VALUE = 61400;
const NEW = '61,400';
/** A kept embed says what was true on its day. */
const KEPT = /\/embed\/[^/]+\/v\/[^/]+\/index\.html$/;
const TEXT_FILES = new Set('.html .svg .json .csv .xml .txt .js .css .bib .webmanifest'.split(' '));

let copy = '';
let before: Data;
let after: Data;
let document: Document;

beforeAll(() => {
  before = frozenData;
  copy = copyFrozenProject();
  expect(changeNumber(join(copy, 'data/datasets')), 'rows that hold the number').toBe(1);
  // Before a first publication every change is free.
  writeFileSync(join(copy, 'data/published.json'), recordText([], '2026-11-28'));
  if (!existsSync(join(copy, 'src/styles/fonts'))) run('src/setup/fonts.ts');
  run('node_modules/astro/bin/astro.mjs', 'build');
  after = parseData(readDataFiles(copy));
  document = parseHTML(readFileSync(join(copy, 'dist/index.html'), 'utf8')).document;
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Changes the number wherever it is the value of a row, and says how often that was. */
function changeNumber(folder: string): number {
  let count = 0;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8').replace(new RegExp(`"value": ${OLD_VALUE}\\b`, 'g'), () => {
      count++;
      return `"value": ${NEW_VALUE}`;
    });
    writeFileSync(path, text);
  }
  return count;
}

function run(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}\n${stderr}`);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The text of one or all elements of a selector; of pictures, what they are called. */
function textOf(selector: string): string {
  return [...document.querySelectorAll(selector)]
    .map((node) =>
      (node.matches('svg') ? node.getAttribute('aria-label') : node.textContent)?.replace(/\s+/g, ' ').trim(),
    )
    .join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A title or an address of a source is what its publisher wrote, whatever our data say. */
function withoutSources(text: string): string {
  const own = [...after.sources.values()]
    .flatMap(({ title, url }) => [title, url ?? ''])
    .filter((words) => /53|fifty-three/i.test(words))
    .flatMap((words) => [words, escaped(words), words.replaceAll("'", '&#39;'), JSON.stringify(words).slice(1, -1)]);
  return own.reduce((rest, words) => rest.replaceAll(words, ''), text);
}

describe('the old number', () => {
  it('is in no text of the new build', () => {
    const found = filesOf(join(copy, 'dist'))
      .filter((path) => TEXT_FILES.has(extname(path)) && !KEPT.test(path))
      .flatMap((path) => {
        const text = withoutSources(readFileSync(path, 'utf8'));
        return [...text.matchAll(new RegExp(OLD, 'g'))].map(
          ({ index }) => `${path.slice(copy.length + 1)}: …${text.slice(Math.max(0, index - 60), index + 40)}…`,
        );
      });
    expect(found).toEqual([]);
  });

  it('stays in the kept embeds, which say so', () => {
    const kept = filesOf(join(copy, 'dist')).filter((path) => KEPT.test(path));
    expect(kept).toHaveLength(lock.pinned.length);
    for (const path of kept) {
      const text = readFileSync(path, 'utf8');
      expect(text).toBe(readFileSync(path.replace('/dist/', '/public/'), 'utf8'));
      expect(text).toMatch(/There may be newer data/);
    }
    expect(kept.some((path) => OLD.test(readFileSync(path, 'utf8')))).toBe(true);
  });

  it('is in no name of a file', () => {
    expect(filesOf(join(copy, 'dist')).filter((path) => OLD.test(path.slice(copy.length)))).toEqual([]);
  });

  it('is in no sentence as a rounded number, apart from what headlines printed', () => {
    const sentences = [...document.querySelectorAll('h1, h2, h3, p, li, .step__words, desc, meta[name="description"]')]
      .filter((node) => !node.closest('#headlines, #data'))
      .map((node) => withoutSources(node.textContent || (node.getAttribute('content') ?? '')));
    const rounded = /53[,.\s]?[03]00(?!\d)|53k\b|fifty-three/i;
    expect(sentences.filter((sentence) => rounded.test(sentence))).toEqual([]);
  });

  it('would be found in every form, and was there before', () => {
    for (const form of ['53,298', '53298', '53 298', '53\u00a0298', '53.298']) expect(form).toMatch(OLD);
    expect(resolveFact(before, 'pool-2025-10').text).toMatch(OLD);
  });
});

describe('the new number', () => {
  it.each([
    ['the top of the story', '.hero .big-number'],
    ['the title of the page', 'head title'],
    ['the contents', '.contents'],
    ['the heading of a scene', '#scale > h2'],
    ['the title of its picture', '#pool-scale .figure__title'],
    ['the description of its picture', '#pool-scale svg[role="img"]'],
    ['what a screen reader hears at a step', '#counts-2025 .visually-hidden'],
    ['the words of a step', '#counts-2025 .step__words'],
    ['the picture of a step', '#counts-2025 .still svg text'],
    ['a note', '#counts .figure__note'],
    ['a chain of events', '#leak-chain .chain__what'],
    ['a title on the timeline', '#timeline-leak .still svg text'],
  ])('is in %s', (_, selector) => {
    const text = textOf(selector);
    expect(text.includes(NEW) || text.includes(String(NEW_VALUE)), text.slice(0, 300)).toBe(true);
  });

  it.each(['numbers/index.html', 'figures/moving.json'])('is in %s', (file) => {
    const text = readFileSync(join(copy, 'dist', file), 'utf8');
    expect(text.includes(NEW) || text.includes(String(NEW_VALUE))).toBe(true);
  });

  it('is in the description of the page', () => {
    const contents = [...document.querySelectorAll('meta[name="description"], meta[property="og:title"]')];
    expect(contents.length).toBeGreaterThan(0);
    for (const meta of contents) expect(meta.getAttribute('content')).toContain(NEW);
  });

  it.each(['phone', 'wide'])('is the number of rings in the %s picture', (name) => {
    const { document: figure } = parseHTML(readFileSync(join(copy, 'dist/figures/pool-scale/index.html'), 'utf8'));
    const drawing = figure.querySelector(`#view-all .artboard--${name}`);
    expect(countSigns(drawing)).toBe(NEW_VALUE);
  });

  it('is drawn inside its chart, above the counts that it now exceeds', () => {
    const drawing = document.querySelector('#counts-2025 .still svg');
    const height = Number(drawing?.getAttribute('viewBox')?.split(' ')[3]);
    /** The upper edge of the rows of signs that are full. */
    const at = (row: string): number => {
      const place = drawing?.querySelector(`[data-key="${row}"]`)?.getAttribute('transform') ?? '';
      return Number(/^translate\(\S+ (\S+)\)$/.exec(place)?.[1]);
    };
    const [inspector, leaked] = [at('pool-2016-12'), at('pool-2025-10')];
    expect(leaked).toBeGreaterThan(0);
    expect(leaked).toBeLessThan(inspector);
    expect(inspector).toBeLessThan(height);
  });
});

describe('what is computed from the number', () => {
  /** The facts whose text the new number changes. */
  const changedFacts = (): string[] =>
    [...after.facts.keys()].filter((id) => resolveFact(after, id).text !== resolveFact(before, id).text);

  it('changes with it: the comparison with the inspector’s count turns round', () => {
    expect(resolveFact(before, 'inspector-count-size').text).toBe('larger');
    expect(resolveFact(after, 'inspector-count-size').text).toBe('smaller');
    expect(textOf('#counts')).toMatch(/\bsmaller\b/);
    expect(textOf('#counts')).not.toMatch(/\blarger\b/);
  });

  it('changes with it: a number larger than any before it is not called nothing new', () => {
    expect(textOf('#counts')).not.toMatch(/nothing new/i);
  });

  it('changes with it: the shares', () => {
    for (const id of ['offender-share-inside', 'offender-share-on-top']) {
      const [old, now] = [resolveFact(before, id).text, resolveFact(after, id).text];
      expect(now).not.toBe(old);
      expect(textOf('#offenders')).toContain(now);
      expect(textOf('#offender-share, #offenders-share')).not.toContain(old);
    }
  });

  it('changes with it: the blocks of rings', () => {
    expect(changedFacts()).toEqual(expect.arrayContaining(['blocks-whole', 'block-rest']));
    const alt = textOf('#pool-scale svg[role="img"]');
    for (const id of ['blocks-whole', 'block-rest']) expect(alt).toContain(resolveFact(after, id).text);
  });

  it('is no total of the two leaked numbers', () => {
    expect(readFileSync(join(copy, 'dist/index.html'), 'utf8')).not.toMatch(/62[,.\s]?136/);
  });
});
