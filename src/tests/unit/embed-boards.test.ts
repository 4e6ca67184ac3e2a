/** Drawings of embeds: complete, legible where they are held to less height, and measured line by line. */
import { describe, expect, test } from 'vitest';
import { overlap } from '../../charts/shared/labels.ts';
import { drawingOf, naturalHeight } from '../../charts/chart.ts';
import type { Scene } from '../../charts/types.ts';
import { BOARDS, drawBoard, shownHeight } from '../../embed/page/embed-boards.ts';
import { countLines } from '../../embed/page/height.ts';
import { drawnFigures, symbolBox, symbols, textBox, texts, visible } from './helpers.ts';

const figures = drawnFigures();
const drawings = figures.flatMap((figure) =>
  BOARDS.flatMap((board) =>
    figure.views.map(({ id: view }) => ({
      name: `${figure.id}, ${view}, ${board.name}`,
      figure,
      board,
      view,
      scene: drawBoard(figure, view, board),
    })),
  ),
);

/** The drawings with complaints, one line each. */
function complaints(check: (scene: Scene) => string[]): string[] {
  return drawings.flatMap(({ name, scene }) => check(scene).map((words) => `${name}: ${words}`));
}

describe('every drawing', () => {
  test('keeps its texts inside', () => {
    const outside = (scene: Scene): string[] =>
      texts(visible(scene))
        .filter((mark) => {
          const { x, y, width, height } = textBox(mark);
          return Math.max(-x, -y, x + width - scene.width, y + height - scene.height) > 2;
        })
        .map(({ text }) => text);
    expect(complaints(outside)).toEqual([]);
  });

  test('keeps its texts apart from one another and from the signs', () => {
    const covered = (scene: Scene): string[] => {
      const shown = visible(scene);
      const boxes = texts(shown).map((mark) => ({ text: mark.text, box: textBox(mark) }));
      const others = [...boxes, ...symbols(shown).map((mark) => ({ text: mark.key, box: symbolBox(mark) }))];
      return boxes.flatMap((a, index) =>
        others.slice(index + 1).flatMap((b) => (overlap(a.box, b.box) > 4 ? [`“${a.text}” on “${b.text}”`] : [])),
      );
    };
    expect(complaints(covered)).toEqual([]);
  });

  test('keeps its signs inside', () => {
    const outside = (scene: Scene): string[] =>
      symbols(visible(scene))
        .filter(({ x, y, size }) => Math.max(size / 2 - x, size / 2 - y, y + size / 2 - scene.height) > 2)
        .map(({ key }) => key);
    expect(complaints(outside)).toEqual([]);
  });
});

describe('figures too tall for a frame', () => {
  const tall = figures.filter((figure) =>
    BOARDS.some(({ name, width }) => {
      return naturalHeight(figure, width) > (drawingOf(figure.series.type).sizes?.embed?.[name] ?? Infinity);
    }),
  );

  test('are held to less', () => {
    for (const figure of tall) expect(shownHeight(figure, 320), figure.id).toBeLessThanOrEqual(620);
  });

  test('draw every ring of a count', () => {
    for (const { name, figure, view, scene } of drawings) {
      if (figure.series.type !== 'records' || view !== figure.views[0]?.id) continue;
      const rings = scene.marks.map((mark) => (mark.kind === 'dots' && mark.opacity > 0 ? mark.count : 0));
      expect(
        rings.reduce((sum, count) => sum + count, 0),
        name,
      ).toBe(figure.series.item.value);
    }
  });

  test('name in their parts every event that the whole time line names on the page', () => {
    for (const { id, series, views } of tall) {
      if (series.type !== 'timeline') continue;
      const [whole, ...parts] = views;
      const named = parts.flatMap(({ highlight = [] }) => highlight);
      expect(whole?.highlight?.filter((event) => !named.includes(event)) ?? [], id).toEqual([]);
    }
  });
});

test.each([
  [[50, 60], 100, 2],
  [[50, 40], 100, 1],
  [[50, 40, 10], 100, 2],
  [[200, 40], 100, 2],
  [[], 100, 1],
])('boxes of %j px in %i px, 10 px apart, take %i lines', (widths, room, lines) => {
  expect(countLines(widths, room, 10)).toBe(lines);
});
