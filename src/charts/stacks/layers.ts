/** What only some views of stacks show: years without a count, and the line that readers expect. */
import { blockSize } from '../shared/labels.ts';
import { line, rect, textLines } from '../shared/marks.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { typeSizes } from '../theme.ts';
import type { Mark, View } from '../types.ts';
import { AIR, LEADING, type Placed, type Plan } from './ground.ts';

/** Longer than this without a count, in years, is hatched. */
const GAP_YEARS = 1.5;
/** Half the side of the cross that strikes out the expected line, in px. */
const STRIKE = 12;

/** From one stack to the next, clear of what they and their labels take. */
function between(plan: Plan): { before: Placed; after: Placed; from: number; to: number }[] {
  const half = (item: Placed): number => Math.max(item.width, blockSize(item.label).width) / 2 + AIR;
  return plan.placed.slice(1).flatMap((after, index) => {
    const before = plan.placed[index];
    return before ? [{ before, after, from: before.x + half(before), to: after.x - half(after) }] : [];
  });
}

/** Hatching of full height where no count was found. */
export function gapMarks(plan: Plan, view: View, width: number): Mark[] {
  const emphasis = view.layers?.includes('gaps') ? 'normal' : 'hidden';
  const { label: size } = typeSizes(width);
  return between(plan).flatMap(({ before, after, from, to }) => {
    if (after.point.from - before.point.to < GAP_YEARS || to <= from) return [];
    const key = `gap-${before.point.id}`;
    const centre = (from + to) / 2;
    const lines = wrapText('no count found', to - from - AIR, size);
    const wide = Math.max(...lines.map((words) => textWidth(words, size))) + AIR;
    const y = (plan.top + plan.bottom) / 2;
    // The hatching says it alone where the words would leave it.
    const said = wide <= to - from ? emphasis : 'hidden';
    const ground = { x: centre - wide / 2, y: y - size, width: wide, height: lines.length * size * LEADING + AIR };
    const words = { key: `${key}-label`, x: centre, y: y + 2, size, fill: 'axis-label', emphasis: said } as const;
    return [
      rect({ key, x: from, y: plan.top, width: to - from, height: plan.bottom - plan.top, fill: 'hatch', emphasis }),
      rect({ key: `${key}-ground`, ...ground, fill: 'panel', emphasis: said }),
      ...textLines(lines, LEADING, { ...words, anchor: 'middle' }),
    ];
  });
}

/** The line that readers expect over the tops, struck out: it would join unlike things. */
export function expectedLine(plan: Plan, view: View): Mark[] {
  const emphasis = view.layers?.includes('expected-line') ? 'normal' : 'hidden';
  return between(plan).flatMap(({ before, after }, index) => {
    const [x1, x2] = [before.x + before.width / 2 + 3, after.x - after.width / 2 - 3];
    const [y1, y2] = [before.top + plan.pitch / 2, after.top + plan.pitch / 2];
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const reach = Math.min(STRIKE, Math.max(4, (x2 - x1) / 3));
    const key = `expected-line-${index}`;
    const cross = (name: string, slope: number): Mark => {
      const points = [x - reach, y - reach * slope, x + reach, y + reach * slope];
      return line({ key: `${key}-${name}`, points, stroke: 'ink', width: 3, emphasis });
    };
    return [
      line({ key, points: [x1, y1, x2, y2], stroke: 'axis-line', width: 1.5, dashed: true, emphasis }),
      cross('strike', 1),
      cross('strike-back', -1),
    ];
  });
}
