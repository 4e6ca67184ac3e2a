/** A pinned panel is filled by what it shows: no view leaves most of the screen empty. */
import { expect, test } from 'vitest';
import { drawingOf, type DrawnFigure, layout, naturalHeight } from '../../charts/chart.ts';
import { cellRects } from '../../charts/shared/dots.ts';
import type { Box } from '../../charts/shared/labels.ts';
import type { Mark, Size } from '../../charts/types.ts';
import { findTags, readStory } from '../../story/outline.ts';
import { drawnFigures, symbolBox, textBox, visible } from './helpers.ts';

/** Beside its text a panel is as high as its chart, up to what the screen of a laptop holds; on a phone it is fixed. */
const PHONE: Size = { width: 350, height: 380 };
const BESIDE = { width: 804, height: 640 };
/** A chart that stands open has nearly the whole screen. */
const OPEN = [
  { width: 350, height: 530 },
  { width: 852, height: 750 },
];

/** Low on purpose: a share of a bar, and a single record in the middle of nothing. */
const EMPTY = /^(offender-share all|pool-scale one)$/;

function boxOf(mark: Mark): Box {
  switch (mark.kind) {
    case 'text':
      return textBox(mark);
    case 'symbol':
      return symbolBox(mark);
    case 'rect':
      return mark;
    case 'line':
      return around(
        mark.points.filter((_, index) => index % 2 === 0),
        mark.points.filter((_, index) => index % 2 === 1),
      );
    case 'dots': {
      const cells = cellRects(mark);
      return around(
        cells.flatMap(({ column, columns }) => [column, column + columns].map((at) => mark.x + at * mark.pitch)),
        cells.flatMap(({ row, rows }) => [row, row + rows].map((at) => mark.y + at * mark.pitch)),
      );
    }
  }
}

function around(across: number[], down: number[]): Box {
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

/** The share of a drawing that the box around all its marks takes. */
function filled(figure: DrawnFigure, view: string, size: Size): number {
  const boxes = visible(layout(figure, view, size)).map(boxOf);
  const { width, height } = around(
    boxes.flatMap((box) => [box.x, box.x + box.width]),
    boxes.flatMap((box) => [box.y, box.y + box.height]),
  );
  return (width * height) / (size.width * size.height);
}

const figures = drawnFigures();
const pinned = findTags(readStory()).flatMap(({ name, attributes: { figure: id = '', view = '' } }) => {
  const figure = figures.find((candidate) => candidate.id === id);
  return name === 'Step' && figure ? [{ name: `${id} ${view}`, figure, view }] : [];
});

test.each(pinned.filter(({ name }) => !EMPTY.test(name)))('$name fills its panel', ({ figure, view }) => {
  const beside = { ...BESIDE, height: Math.min(BESIDE.height, naturalHeight(figure, BESIDE.width)) };
  for (const size of drawingOf(figure.series.type).sizes?.open ? OPEN : [PHONE, beside]) {
    expect(filled(figure, view, size), `at ${size.width} px`).toBeGreaterThanOrEqual(0.6);
  }
});

test('an empty panel would be noticed', () => {
  const one = pinned.find(({ name }) => name === 'pool-scale one');
  if (!one) throw new Error('No step shows a single record');
  expect(filled(one.figure, one.view, BESIDE)).toBeLessThan(0.6);
});
