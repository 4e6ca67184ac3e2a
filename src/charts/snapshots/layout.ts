import { countAxis, plotFrame, timeAxis, type Frame } from '../shared/axes.ts';
import { textBoxes, type Box } from '../shared/labels.ts';
import { emphasisOf, line, rect, symbol, text } from '../shared/marks.ts';
import { noteMarks } from '../shared/notes.ts';
import { anchorBox, isVague, labelMarks, pathBoxes, placePoints, type PlacedPoint } from '../shared/points.ts';
import { countTicks, linear, type Scale } from '../shared/scales.ts';
import { textWidth } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Annotation, Mark, Point, Series, Size, View } from '../types.ts';

export interface SnapshotsSeries extends Series {
  type: 'snapshots';
  unit: string;
  points: Point[];
}

/** Longer than this without a count, in years, is hatched. */
const GAP_YEARS = 1.5;

/** Half the side of the cross that strikes out the expected line, in px. */
const STRIKE = 11;

export function height(_series: SnapshotsSeries, width: number): number {
  return Math.max(300, Math.min(460, width * 0.62));
}

/** Counts on a true time axis from zero: marks without a line, because their bases differ. */
export function layout(series: SnapshotsSeries, views: View[], view: View, size: Size): Mark[] {
  const { points, unit } = series;
  const frame = plotFrame(size.width, size.height, size.width < 480 ? 54 : 60, 2);
  const span = { from: Math.min(...points.map((p) => p.from)), to: Math.max(...points.map((p) => p.to)) };
  // A first count early in its year starts the axis a year before, to leave its label some ground.
  const years = { from: Math.floor(span.from - 0.5), to: Math.ceil(span.to) };
  const x = linear([years.from, years.to], [frame.left, frame.right]);
  const max = Math.max(...points.map((point) => point.value));
  const y = linear([0, countTicks(max).at(-1) ?? max], [frame.bottom, frame.top]);
  const placed = placePoints(points, x, y, size.width);
  const axes = countAxis(max, unit, y, size.width);
  const bounds: Box = { x: 0, y: 0, width: size.width, height: frame.bottom };
  // Labels stand where no view draws a line, so that they stay put from view to view.
  const struck = views.some((other) => other.layers?.includes('expected-line')) ? pathBoxes(placed) : [];
  const labels = labelMarks(placed, view, [...textBoxes(axes), ...struck], bounds, size.width);
  const strikes = view.layers?.includes('expected-line') ? strikeBoxes(placed) : [];
  const obstacles = [...labels.obstacles, ...placed.map((item) => item.box), ...strikes];
  const anchor = (annotation: Annotation): Box => anchorBox(annotation, placed, x, y);
  return [
    ...axes,
    ...timeAxis(years, x, frame.bottom, size.width),
    ...gapMarks(placed, x, frame, view),
    ...expectedLine(placed, view),
    ...placed.flatMap((item) => pointMarks(item, x, view)),
    ...labels.marks,
    ...noteMarks(views, view, anchor, obstacles, bounds),
  ];
}

function pointMarks({ point, x, y, size }: PlacedPoint, scale: Scale, view: View): Mark[] {
  const emphasis = emphasisOf(view, point.id);
  const sign = symbol({ key: point.id, x, y, size, status: point.status, emphasis });
  if (!isVague(point)) return [sign];
  const stroke = STATUS_TEXT[point.status];
  const whisker = (key: string, points: number[]): Mark =>
    line({ key: `${point.id}-${key}`, points, stroke, width: 1.5, emphasis });
  const [from, to] = [scale(point.from), scale(point.to)];
  return [
    whisker('whisker', [from, y, x - size / 2 - 1, y]),
    whisker('whisker-right', [x + size / 2 + 1, y, to, y]),
    whisker('whisker-from', [from, y - 5, from, y + 5]),
    whisker('whisker-to', [to, y - 5, to, y + 5]),
    { ...sign, hollow: true },
  ];
}

function gapMarks(placed: PlacedPoint[], x: Scale, frame: Frame, view: View): Mark[] {
  const emphasis = view.layers?.includes('gaps') ? 'normal' : 'hidden';
  const height = Math.min(56, (frame.bottom - frame.top) * 0.2);
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index];
    if (!before || item.point.from - before.point.to < GAP_YEARS) return [];
    const [from, to] = [x(before.point.to) + item.size, x(item.point.from) - item.size];
    if (to <= from) return [];
    const key = `gap-${before.point.id}`;
    const [words, size] = ['no count found', typeSizes(frame.right).label];
    // The hatching says it alone where the words would reach into the next gap.
    const fits = textWidth(words, size) <= item.x - before.x;
    return [
      rect({ key, x: from, y: frame.bottom - height, width: to - from, height, fill: 'hatch', emphasis }),
      text({
        key: `${key}-label`,
        x: (from + to) / 2,
        y: frame.bottom - height - 7,
        text: words,
        anchor: 'middle',
        size,
        fill: 'axis-label',
        halo: true,
        emphasis: fits ? emphasis : 'hidden',
      }),
    ];
  });
}

function strikeBoxes(placed: PlacedPoint[]): Box[] {
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index];
    if (!before) return [];
    const [x, y] = [(before.x + item.x) / 2 - STRIKE, (before.y + item.y) / 2 - STRIKE];
    return [{ x, y, width: STRIKE * 2, height: STRIKE * 2 }];
  });
}

/** The line that readers expect between the counts, struck out: it would join unlike things. */
function expectedLine(placed: PlacedPoint[], view: View): Mark[] {
  const emphasis = view.layers?.includes('expected-line') ? 'normal' : 'hidden';
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index];
    if (!before) return [];
    const key = `expected-line-${index}`;
    const [middleX, middleY] = [(before.x + item.x) / 2, (before.y + item.y) / 2];
    const cross = (name: string, slope: number): Mark =>
      line({
        key: `${key}-${name}`,
        points: [middleX - STRIKE, middleY - STRIKE * slope, middleX + STRIKE, middleY + STRIKE * slope],
        stroke: 'ink',
        width: 3,
        emphasis,
      });
    return [
      line({
        key,
        points: [before.x, before.y, item.x, item.y],
        stroke: 'axis-line',
        width: 1.5,
        dashed: true,
        emphasis,
      }),
      cross('strike', 1),
      cross('strike-back', -1),
    ];
  });
}
