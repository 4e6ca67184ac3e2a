import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { layout, naturalHeight } from '../../charts/chart.ts';
import { fillTemplate, resolveFact } from '../../data/facts.ts';
import { loadData } from '../../data/load.ts';
import { chartFigure } from '../../data/series.ts';
import { NARROW_STILL } from '../../embed/page/embed-boards.ts';
import { lightPaint } from '../../styles/palette.ts';
import { textWidth } from '../../charts/shared/text.ts';
import { findFigure } from '../../figure/find.ts';
import { fittingChart, shareParts } from '../../figure/pictures/share.ts';
import { figureStill } from '../../figure/pictures/still.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { labelsOf } from '../../data/figure-evidence.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { statusWords } from '../../data/status-words.ts';
import { builtFiles } from './built.ts';

const data = loadData();
const figures = [...data.figures.values()].map(({ value }) => value);
const stills = figures.flatMap((figure) => figure.views.map((view) => [`${figure.id}.${view.id}`, figure] as const));

/** The views that are offered beside the first. */
const others = (figure: Figure): string[] =>
  prepareFigure(data, figure)
    .offered.slice(1)
    .map(({ id }) => id);

/** Width and height from a PNG's header; fails when the file is none. */
function pngSize(file: string): { width: number; height: number } {
  const bytes = readFileSync(file);
  expect([...bytes.subarray(0, 8)], file).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** All words of a drawing, lines joined, as an eye reads them. */
function drawnWords(svg: string): string {
  const { document } = parseHTML(svg);
  return [...document.querySelectorAll('text')].map((node) => node.textContent).join(' ');
}

describe.each(stills)('the still %s', (name, figure) => {
  const svg = readFileSync(`dist/stills/${name}.svg`, 'utf8');

  it('carries finding, measure, caveat, status and source inside the picture', () => {
    const words = drawnWords(svg);
    expect(words).toContain(fillTemplate(data, figure.title));
    expect(words).toContain(fillTemplate(data, figure.subtitle));
    if (figure.note) expect(words).toContain(fillTemplate(data, figure.note));
    for (const statusLabel of labelsOf(data, figure, name.slice(figure.id.length + 1)))
      expect(words).toContain(statusLabel.words);
    expect(words).toMatch(/Sources?: /);
    expect(words).toContain(`figures/${figure.id}`);
  });

  it('needs nothing from outside, and every text ends inside it', () => {
    expect(svg).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 720 \d+" width="720" height="\d+"/);
    expect(svg).not.toMatch(/var\(|style=|href=|<script|undefined|NaN/);
    expect(svg.replace(/<[^>]+>/g, '')).not.toMatch(/\{[a-z]/);
    const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
    for (const [, y] of svg.matchAll(/<text x="[^"]+" y="([^"]+)"/g)) expect(Number(y)).toBeLessThan(height);
  });
});

it('a still whose marks are open or half open says so in words, whatever its rows are', () => {
  for (const [name, figure] of stills) {
    const chart = figure.chart.type === 'chain' ? undefined : chartFigure(data, figure);
    const view = name.slice(figure.id.length + 1);
    const marks = chart ? layout(chart, view, { width: 672, height: naturalHeight(chart, 672) }).marks : [];
    const words = drawnWords(readFileSync(`dist/stills/${name}.svg`, 'utf8'));
    for (const mark of marks) {
      if (mark.opacity > 0 && 'status' in mark)
        expect(words, `${name}: ${mark.key}`).toContain(statusWords(data, mark.status));
    }
  }
});

it.each(figures.map((figure) => [figure.id, figure] as const))(
  'every line of the narrow %s ends inside it',
  (_, figure) => {
    const prepared = prepareFigure(data, figure);
    const address = `example.org/figures/${figure.id}`;
    const svg = figureStill(prepared, prepared.offered[0].id, address, lightPaint, NARROW_STILL);
    const { document } = parseHTML(svg);
    const lines = [...document.querySelectorAll('text:not([text-anchor])')];
    expect(lines.length).toBeGreaterThan(4);
    const ends = lines.map((line) => {
      const bold = Number(line.getAttribute('font-weight') ?? 0) > 500;
      const size = Number(line.getAttribute('font-size'));
      return Number(line.getAttribute('x')) + textWidth(line.textContent ?? '', size, bold);
    });
    expect(Math.max(...ends)).toBeLessThan(NARROW_STILL.width);
    // A chart for one sign a record takes its room; the others are no taller than three columns are wide.
    const height = Number(/viewBox="0 0 360 (\d+)"/.exec(svg)?.[1]);
    if (figure.chart.type !== 'records') expect(height).toBeLessThan(3 * NARROW_STILL.width);
  },
);

describe('pictures', () => {
  it.each(figures.map(({ id }) => id))('%s is there light, dark, narrow and for sharing', (id) => {
    const light = pngSize(`dist/stills/${id}.png`);
    expect(light.width).toBe(1200);
    expect(pngSize(`dist/stills/${id}.dark.png`)).toEqual(light);
    const narrow = pngSize(`dist/stills/${id}.narrow.png`);
    expect(narrow.width).toBe(720);
    const taller = narrow.height / narrow.width / (light.height / light.width);
    expect(Math.abs(taller - 1), 'laid out for its width, not scaled').toBeGreaterThan(0.05);
    expect(pngSize(`dist/stills/${id}.share.png`)).toEqual({ width: 1200, height: 630 });
    const shown = shareParts(prepareFigure(data, findFigure(data, id)), '');
    const isDrawn = shown.number !== undefined || shown.entries.length > 0 || fittingChart(shown) !== undefined;
    expect(isDrawn, 'it shows its number, its list or its chart').toBe(true);
    expect(readFileSync(`dist/stills/${id}.dark.png`).equals(readFileSync(`dist/stills/${id}.png`))).toBe(false);
  });

  it.each(figures.filter((figure) => others(figure).length > 0).map((figure) => [figure.id, figure] as const))(
    'each other view of %s has its own, light and dark',
    (id, figure) => {
      const first = readFileSync(`dist/stills/${id}.png`);
      for (const view of others(figure)) {
        const [light, dark] = ['light', 'dark'].map((colours) =>
          readFileSync(`dist/stills/${id}.${view}.${colours}.png`),
        );
        expect(pngSize(`dist/stills/${id}.${view}.light.png`).width).toBe(1200);
        expect(light?.equals(first), view).toBe(false);
        expect(light && dark?.equals(light), view).toBe(false);
      }
    },
  );

  it('the story has one for sharing', () => {
    expect(pngSize('dist/stills/story.share.png')).toEqual({ width: 1200, height: 630 });
  });

  it('the folder holds these and no others', () => {
    const expected = [
      ...stills.map(([name]) => `${name}.svg`),
      ...figures.flatMap(({ id }) =>
        ['png', 'dark.png', 'narrow.png', 'dark.narrow.png', 'share.png'].map((ending) => `${id}.${ending}`),
      ),
      ...figures.flatMap((figure) =>
        others(figure).flatMap((view) => ['light', 'dark'].map((colours) => `${figure.id}.${view}.${colours}.png`)),
      ),
      'story.share.png',
    ];
    expect(builtFiles('dist/stills')).toEqual(expected.sort());
  });
});

describe('the faces of pictures', () => {
  const face = (name: string) => {
    const font = create(readFileSync(`src/styles/fonts/archivo-still-${name}.ttf`));
    if (!('getVariation' in font)) throw new Error('A collection, not a single font');
    return font;
  };

  it('are static: regular, bold, and a narrower one for the big number', () => {
    const widths = ['regular', 'bold', 'number'].map((name) => face(name).layout('5').advanceWidth);
    const [regular = 0, bold = 0, number = 0] = widths;
    expect(bold).toBeGreaterThan(regular);
    expect(number).toBeLessThan(bold);
    expect(Object.keys(face('bold').variationAxes)).toEqual([]);
  });

  it('have a glyph for every character that a picture sets', () => {
    const used = new Set(
      stills.map(([name]) => drawnWords(readFileSync(`dist/stills/${name}.svg`, 'utf8'))).join('') +
        resolveFact(data, 'pool-2025-10').text,
    );
    const font = face('regular');
    expect([...used].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))).toEqual([]);
  });
});
