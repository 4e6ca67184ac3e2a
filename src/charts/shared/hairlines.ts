/** Hairlines of the ground stop before words and go on behind them. */
import { textBoxes } from './labels.ts';
import type { LineMark, Mark } from '../types.ts';

/** The air between a hairline and a word, in px. */
const AIR = 3;

/** The marks of a chart, with each `grid-` line cut where a visible text stands on it. */
export function cutRules(marks: Mark[]): Mark[] {
  const words = textBoxes(marks.filter(({ opacity }) => opacity > 0));
  return marks.flatMap((mark) => {
    if (mark.kind !== 'line' || !mark.key.startsWith('grid-')) return [mark];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = mark.points;
    const upright = x1 === x2;
    const gaps = words.flatMap(({ x, y, width, height }) => {
      const [across, along] = upright
        ? [x1 > x && x1 < x + width, [y, y + height]]
        : [y1 > y && y1 < y + height, [x, x + width]];
      return across ? [along] : [];
    });
    return pieces(upright ? [y1, y2] : [x1, x2], gaps).map(([from, to], index): LineMark => ({
      ...mark,
      key: index === 0 ? mark.key : `${mark.key}-after-${index}`,
      points: upright ? [x1, from, x2, to] : [from, y1, to, y2],
    }));
  });
}

/** What is left of a stretch when gaps are taken out of it. */
function pieces([start = 0, end = 0]: number[], gaps: number[][]): [number, number][] {
  const left: [number, number][] = [];
  let at = start;
  for (const [from = 0, to = 0] of [...gaps.sort(([a = 0], [b = 0]) => a - b), [end + AIR]]) {
    if (from - AIR > at) left.push([at, Math.min(end, from - AIR)]);
    at = Math.max(at, to + AIR);
  }
  return left;
}
