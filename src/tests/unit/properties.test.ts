/** What holds of every layout, whatever the data and the size. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap } from '../../charts/shared/labels.ts';
import { type ChartType, type DrawnFigure, layout, naturalHeight } from '../../charts/chart.ts';
import * as registry from '../../charts/registry.ts';
import type { Scene } from '../../charts/types.ts';
import { HOSTILE_TEXTS, runs, TIMEOUT } from './arbitraries.ts';
import { figureOf, type Extent } from './fuzz-figures.ts';
import { sceneComplaints } from './fuzz-outputs.ts';
import { textBox, texts, visible } from './helpers.ts';

/** Every type of the registry that is drawn; `fuzz-figures.ts` makes data for it. */
const TYPES = Object.values(registry).flatMap((definition) =>
  'drawing' in definition ? [definition.schema.shape.type.value] : [],
);

const EXTREME: Extent = {
  most: 10_000_000_000,
  rows: 40,
  sensible: false,
  words: fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary', minLength: 1 })),
};
/** Rows that all say nothing: where everything is divided by zero. */
const NOTHING: Extent = { ...EXTREME, most: 0 };
const word = fc.constantFrom(
  'Detention',
  'bail',
  'recorded',
  'end of',
  '2016',
  'September',
  'people',
  'FOI',
  'escapes',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
/** Charts with axes have labels that stand beside their marks; the others break theirs into lines. */
const name = fc.constantFrom('end of 2016', 'Sep 2020', '2025', 'Oct to Dec 2024', 'FOI', 'returned');
const SENSIBLE = { most: 99_999, rows: 3, sensible: true };
const BESIDE: ChartType[] = ['stacks', 'lines', 'bars', 'timeline'];

/** From which width labels of any three rows keep apart; narrower, editors name fewer. */
const NARROWEST: Partial<Record<ChartType, number>> = { stacks: 480, lines: 480, bars: 480 };

/** Texts that leave the drawing; the measured widths carry a little slack. */
function outside(scene: Scene): string[] {
  return texts(visible(scene)).flatMap((mark) => {
    const { x, y, width, height } = textBox(mark);
    const most = Math.max(-x, -y, x + width - scene.width, y + height - scene.height);
    return most > 2 ? [`“${mark.text}” leaves by ${most.toFixed(1)} px`] : [];
  });
}

/** Pairs of texts that stand on each other. A crowded value may stand on a number of the axis, which has a halo. */
function collisions(scene: Scene): string[] {
  const named = texts(visible(scene)).filter(({ key }) => !key.startsWith('tick-'));
  const boxes = named.map((mark) => ({ text: mark.text, box: textBox(mark) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => overlap(a.box, b.box) > 4)
      .map((b) => `“${a.text}” on “${b.text}”`),
  );
}

function drawAll(figure: DrawnFigure, width: number, height = naturalHeight(figure, width)): Scene[] {
  return figure.views.map(({ id }) => layout(figure, id, { width, height }));
}

describe.each(TYPES)('%s', (type) => {
  test('any data at any size: every mark is somewhere, once', { timeout: TIMEOUT }, () => {
    const size = fc.record({ width: fc.nat(2000), height: fc.integer({ min: 1, max: 3000 }) });
    fc.assert(
      fc.property(fc.oneof(figureOf(type, EXTREME), figureOf(type, NOTHING)), size, (figure, { width, height }) => {
        const natural = naturalHeight(figure, width);
        expect(Number.isFinite(natural) && natural >= 0, `natural height ${natural}`).toBe(true);
        const scenes = [...drawAll(figure, width, height), ...drawAll(figure, width)];
        expect(scenes.flatMap(sceneComplaints)).toEqual([]);
        expect(JSON.parse(JSON.stringify(scenes[0]))).toEqual(scenes[0]);
      }),
      runs(60, 0.05),
    );
  });

  test('sensible data: no text leaves the drawing or stands on another', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(
        figureOf(type, { ...SENSIBLE, words: BESIDE.includes(type) ? name : sentence }),
        fc.integer({ min: NARROWEST[type] ?? 280, max: 1200 }),
        (figure, width) => {
          expect(drawAll(figure, width).flatMap((scene) => [...outside(scene), ...collisions(scene)])).toEqual([]);
        },
      ),
      runs(60, 0.05),
    );
  });
});
