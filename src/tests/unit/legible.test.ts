/** Every text of every figure can be read: large enough, inside the drawing, on free ground. */
import { describe, expect, test } from 'vitest';
import { cellRects } from '../../charts/shared/dots.ts';
import { overlap, type Box } from '../../charts/shared/labels.ts';
import type { DotsMark } from '../../charts/types.ts';
import { allDrawings, complaints, runsThrough, symbolBox, symbols, textBox, texts, visible } from './helpers.ts';

const drawings = allDrawings();

/** The ground that the signs of a run take. */
function runBoxes(run: DotsMark): Box[] {
  return cellRects(run).map(({ column, row, columns, rows }) => ({
    x: run.x + column * run.pitch,
    y: run.y + row * run.pitch,
    width: columns * run.pitch,
    height: rows * run.pitch,
  }));
}

describe('text', () => {
  /** Square pixels that two boxes may share: the measured widths carry four per cent of slack. */
  const TOLERANCE = 4;

  test('nothing is set smaller than 13 px', () => {
    expect(
      complaints(
        ({ scene }) =>
          texts(visible(scene))
            .filter(({ size }) => size < 13)
            .map(({ text, size }) => `${text} at ${size}`),
        drawings,
      ),
    ).toEqual([]);
  });

  test('every text stands inside the drawing', () => {
    expect(
      complaints(
        ({ scene }) =>
          texts(visible(scene)).flatMap((mark) => {
            const { x, y, width, height } = textBox(mark);
            const outside = Math.max(-x, -y, x + width - scene.width, y + height - scene.height);
            return outside > 2 ? [`“${mark.text}” leaves by ${outside.toFixed(1)} px`] : [];
          }),
        drawings,
      ),
    ).toEqual([]);
  });

  test('no text covers another', () => {
    expect(
      complaints(({ scene }) => {
        const boxes = texts(visible(scene)).map((mark) => ({ text: mark.text, box: textBox(mark) }));
        return boxes.flatMap((a, index) =>
          boxes
            .slice(index + 1)
            .filter((b) => overlap(a.box, b.box) > TOLERANCE)
            .map((b) => `“${a.text}” on “${b.text}”`),
        );
      }, drawings),
    ).toEqual([]);
  });

  test('no text covers a run of signs', () => {
    expect(
      complaints(({ scene }) => {
        const shown = visible(scene);
        const runs = shown.filter((mark) => mark.kind === 'dots');
        return texts(shown).flatMap((mark) =>
          runs
            .filter((run) => runBoxes(run).some((box) => overlap(textBox(mark), box) > TOLERANCE))
            .map((run) => `“${mark.text}” on ${run.key}`),
        );
      }, drawings),
    ).toEqual([]);
  });

  test('no text covers the sign of a row', () => {
    expect(
      complaints(({ scene }) => {
        const shown = visible(scene);
        return texts(shown).flatMap((mark) =>
          symbols(shown)
            .filter((sign) => overlap(textBox(mark), symbolBox(sign)) > TOLERANCE)
            .map((sign) => `“${mark.text}” on ${sign.key}`),
        );
      }, drawings),
    ).toEqual([]);
  });

  test('no line runs through a text, nor a hairline of the ground', () => {
    const inner = ({ x, y, width, height }: Box): Box => ({ x: x + 2, y: y + 2, width: width - 4, height: height - 4 });
    expect(
      complaints(({ scene }) => {
        const shown = visible(scene);
        const lines = shown.filter((mark) => mark.kind === 'line');
        return texts(shown).flatMap((mark) =>
          lines
            .filter((line) => runsThrough(line, inner(textBox(mark))))
            .map((line) => `${line.key} through “${mark.text}”`),
        );
      }, drawings),
    ).toEqual([]);
  });
});
