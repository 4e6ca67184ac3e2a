import { countAxis, plotFrame, timeAxis, type Frame } from './axes.ts';
import { middle } from './dates.ts';
import { formatNumber } from './format.ts';
import { around, blockMarks, blockSize, type Box, choose, type LabelLine, type Preference } from './labels.ts';
import { emphasisOf, line, rect, symbol, text } from './marks.ts';
import { noteMarks } from './notes.ts';
import { countTicks, linear, type Scale } from './scales.ts';
import { textWidth } from './text.ts';
import { STATUS_TEXT, typeSizes } from './theme.ts';
import type { Annotation, Mark, Point, Series, Size, Span, View } from './types.ts';

type Snapshots = Extract<Series, { type: 'snapshots' }>;

/** A count whose date is known no better than this many years gets a whisker and a hollow mark. */
export const VAGUE_YEARS = 0.6;

/** Longer than this without a count, in years, is hatched. */
const GAP_YEARS = 1.5;

/** Half the side of the cross that strikes out the expected line, in px. */
const STRIKE = 11;

export function snapshotsHeight(width: number): number {
  return Math.max(300, Math.min(460, width * 0.62));
}

/** Counts on a true time axis from zero: marks without a line, because their bases differ. */
export function layoutSnapshots(series: Snapshots, views: View[], view: View, size: Size): Mark[] {
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

export interface PlacedPoint {
  point: Point;
  x: number;
  y: number;
  size: number;
  box: Box;
}

/** Puts each point at its date and value; marks that would cover each other move side by side. */
export function placePoints(points: Point[], x: Scale, y: Scale, width: number, size?: number): PlacedPoint[] {
  const side = size ?? (width < 480 ? 15 : 18);
  const placed = points.map((point) => ({ point, x: x(middle(point)), y: y(point.value), size: side }));
  for (let index = 1; index < placed.length; index++) {
    const [a, b] = [placed[index - 1], placed[index]];
    if (!a || !b) continue;
    const missing = side + 4 - Math.hypot(b.x - a.x, b.y - a.y);
    if (missing <= 0) continue;
    a.x -= missing / 2;
    b.x += missing / 2;
  }
  return placed.map((item) => ({ ...item, box: groundOf(item.point, item.x, item.y, side, x) }));
}

/** The ground that a mark takes, its whisker included, so that labels keep off both. */
function groundOf(point: Point, x: number, y: number, side: number, scale: Scale): Box {
  const [from, to] = isVague(point) ? [scale(point.from), scale(point.to)] : [x - side / 2, x + side / 2];
  return { x: from, y: y - side / 2, width: to - from, height: side };
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

export function isVague(span: Span): boolean {
  return span.to - span.from > VAGUE_YEARS;
}

/** Value, date and, where it applies, "one report" or "not confirmed". */
export function pointLabel(point: Point, width: number): LabelLine[] {
  const sizes = typeSizes(width);
  const doubt = point.status === 'leaked' ? 'not confirmed' : point.oneReport ? 'one report' : undefined;
  return [
    { text: formatNumber(point.value), size: sizes.value, bold: true, fill: STATUS_TEXT[point.status] },
    { text: point.label, size: sizes.label, fill: 'ink-2' },
    ...(doubt ? [{ text: doubt, size: sizes.label, fill: STATUS_TEXT[point.status] }] : []),
  ];
}

/** The labels of all points inside `bounds`, in the type of a chart of that width, and the ground that is then taken. */
export function labelMarks(
  placed: PlacedPoint[],
  view: View,
  taken: Box[],
  bounds: Box,
  width: number,
  preference: (index: number) => Preference = () => 'beside',
): { marks: Mark[]; obstacles: Box[] } {
  const obstacles = [...taken];
  const marks = placed.flatMap((item, index) => {
    const lines = pointLabel(item.point, width);
    const others = placed.filter((other) => other !== item).map((other) => other.box);
    const label = choose(around(item.box, blockSize(lines), preference(index)), [...obstacles, ...others], bounds);
    obstacles.push(label.box);
    return blockMarks(`${item.point.id}-label`, lines, label, emphasisOf(view, item.point.id));
  });
  return { marks, obstacles };
}

/** Small boxes along the line through the points, so that labels keep off it. */
export function pathBoxes(placed: PlacedPoint[]): Box[] {
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index];
    if (!before) return [];
    const [dx, dy] = [item.x - before.x, item.y - before.y];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / 8));
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: before.x + (dx * step) / steps - 4,
      y: before.y + (dy * step) / steps - 4,
      width: 8,
      height: 8,
    }));
  });
}

/** The boxes that text marks take, so that labels can keep off them. */
export function textBoxes(marks: Mark[]): Box[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== 'text') return [];
    const width = textWidth(mark.text, mark.size, mark.bold);
    const shift = { start: 0, middle: width / 2, end: width }[mark.anchor];
    return [{ x: mark.x - shift, y: mark.y - mark.size, width, height: mark.size * 1.25 }];
  });
}

/** The box an annotation points at: a row's mark, or a spot at a date and a value. */
export function anchorBox({ at }: Annotation, placed: PlacedPoint[], x: Scale, y: Scale): Box {
  if ('row' in at) {
    const item = placed.find(({ point }) => point.id === at.row);
    if (!item) throw new Error(`An annotation points at "${at.row}", which this figure does not draw`);
    const { x: centre, y: level, size } = item;
    return { x: centre - size / 2, y: level - size / 2, width: size, height: size };
  }
  return { x: x(at.date), y: y(at.value), width: 0, height: 0 };
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
