/** Every view of every figure as a picture that a reviewer can open; a changed picture fails until it is accepted. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { layout, naturalHeight } from '../../charts/chart.ts';
import { lightPaint } from '../../styles/palette.ts';
import { drawChart } from '../../figure/svg/printed.ts';
import { drawnFigures, texts, visible } from './helpers.ts';

const FOLDER = new URL('../gallery/', import.meta.url);

const pictures = drawnFigures().flatMap((figure) =>
  figure.views.flatMap(({ id: view }) =>
    [360, 720].map((width) => {
      const scene = layout(figure, view, { width, height: naturalHeight(figure, width) });
      const svg = drawChart({ scene, id: `${figure.id}-${view}`, paint: lightPaint, still: true });
      // One element a line keeps the difference of a change readable.
      const lines = svg.replace(/><\/(path|rect|circle)>/g, '/>').replaceAll('><', '>\n<');
      return { file: `${figure.id}.${view}.${width}.svg`, scene, svg: `${lines}\n` };
    }),
  ),
);
const named = pictures.map((picture) => [picture.file, picture] as const);

/** The names of elements whose tags do not match, as an XML parser would complain. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = '', selfClosing] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return [name];
    } else if (!selfClosing) open.push(name);
  }
  return open;
}

describe('each picture', () => {
  test.each(named)('%s is as it was', async (file, { svg }) => {
    await expect(svg).toMatchFileSnapshot(fileURLToPath(new URL(file, FOLDER)));
  });

  test.each(named)('%s stands on its own', (_, { svg, scene }) => {
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 [\d.]+ [\d.]+" width="\d+" height="\d+"/,
    );
    expect(svg).toMatch(/^<svg [^>]*font-family="[^"]+" font-weight="500" font-stretch="94%"/);
    expect(unbalanced(svg)).toEqual([]);
    expect(svg).not.toMatch(/var\(|<!--|style=|NaN|undefined|\[object|&nbsp;|href=/);
    expect(svg.replace(/<[^>]*>/g, '')).not.toMatch(/&(?!(amp|lt|gt|quot|#\d+);)/);
    const attributes = [...svg.matchAll(/<text ([^>]*)>/g)].map((match) => match[1] ?? '');
    expect(attributes).toHaveLength(texts(visible(scene)).length);
    for (const text of attributes) {
      expect(text).toMatch(/\bx="-?[\d.]+" y="-?[\d.]+"/);
      expect(text).toMatch(/\bfont-size="[\d.]+"/);
      expect(text).toMatch(/\bfill="#[0-9A-F]{6}"/);
    }
  });

  test.each(named)('%s refers only to patterns that it has', (_, { svg }) => {
    const ids = [...svg.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
    const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of used) expect(ids).toContain(id);
  });
});

test('tags that do not match would be noticed', () => {
  expect(unbalanced('<svg><g><path d="M0 0"/></g></svg>')).toEqual([]);
  expect(unbalanced('<svg><g></svg>')).toEqual(['svg']);
  expect(unbalanced('<svg><g></g>')).toEqual(['svg']);
});

// A picture that is missing fails above, or is drawn by -u in this very run.
test('the gallery holds no picture of a figure or view that is gone', () => {
  const drawn = pictures.map(({ file }) => file);
  const kept = readdirSync(FOLDER).filter((name) => name.endsWith('.svg'));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((name) => !drawn.includes(name))).toEqual([]);
});
