/** Counts as stacks of signs at their dates, each on a plate that carries its rule: no baseline is shared. */
import { middle } from '../dates.ts';
import { fitPitch } from '../shared/dots.ts';
import { blockMarks, blockSize, isVague, pointLabel, spread, wrapLine } from '../shared/labels.ts';
import { dots, emphasisOf, line, rect, textLines } from '../shared/marks.ts';
import { linear, timeAxis, yearsOf } from '../shared/scales.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Mark, Point, Series, Size, View } from '../types.ts';

export interface StacksSeries extends Series {
  type: 'stacks';
  each: number;
  points: (Point & { plate?: string | undefined })[];
}

const PLATE = 4;
const AIR = 6;
const LEADING = 1.22;
/** How much of its share of the width a stack may take. */
const SHARE = 0.72;
/** The most signs side by side: a stack stands. */
const MOST_COLUMNS = 12;

type Plan = ReturnType<typeof planStacks>;

type Placed = Plan['placed'][number];

function planStacks({ points, each }: StacksSeries, size: Size) {
  const { width, height: room } = size;
  const { label } = typeSizes(width);
  const years = yearsOf(points.map(({ from, to }) => ({ from: from - 0.5, to })));
  const share = width / points.length;
  const widest = share * SHARE;
  const inset = Math.min(share / 2, Math.max(widest / 2, label * 3.3));
  const time = linear([years.from, years.to], [inset, width - inset]);
  const needed = points.map(() => Math.min(share, widest + AIR * 2));
  const centres = spread(points.map(middle).map(time), needed, 0, width);
  const worded = points.map((point, index) => {
    const x = centres[index] ?? 0;
    const near = [centres[index - 1], centres[index + 1]].filter((other) => other !== undefined);
    const half = Math.min(x, width - x, ...near.map((other) => Math.abs(other - x) / 2 - AIR / 2));
    const fit = Math.max(0, half * 2);
    const lines = pointLabel(point, width).flatMap((part) => wrapLine(part, fit));
    return { point, x, signs: point.value / each, label: lines, plate: wrapText(point.plate ?? '', fit, label) };
  });
  const foot = PLATE + AIR + Math.max(...worded.map(({ plate }) => plate.length)) * label * LEADING + AIR * 2;
  const axis = room - label * 1.9;
  const bottom = axis - foot;
  // Each stack shares the height with its own label.
  const free = worded.map((item) => bottom - AIR * 2 - blockSize(item.label).height);
  const fits = Array.from({ length: MOST_COLUMNS }, (_, index) => {
    const columns = index + 1;
    const pitches = worded.map(({ signs }, at) => fitPitch(widest, free[at] ?? 0, columns, Math.ceil(signs / columns)));
    return { columns, pitch: Math.min(...pitches) };
  });
  const { columns, pitch } = fits.reduce((best, fit) => (fit.pitch >= best.pitch ? fit : best));
  const placed = worded.map((item) => {
    const rows = Math.ceil(item.signs / columns);
    return { ...item, width: Math.min(columns, Math.max(1, item.signs)) * pitch, top: bottom - AIR / 2 - rows * pitch };
  });
  return { placed, columns, pitch, bottom, axis, top: Math.min(...placed.map(({ top }) => top)), time, years };
}

export function height({ points }: StacksSeries, width: number): number {
  return Math.max(400, Math.min(600, width * 0.74)) + (points.length > 3 && width < 480 ? 60 : 0);
}

export function layout(series: StacksSeries, view: View, size: Size): Mark[] {
  const plan = planStacks(series, size);
  return [
    ...gapMarks(plan, view, size.width),
    ...timeAxis(plan.years, plan.time, plan.axis, size.width),
    line({ key: 'axis', points: [0, plan.axis, size.width, plan.axis], stroke: 'axis-line', width: 1 }),
    ...plan.placed.flatMap((item) => stackMarks(item, plan, view, size.width)),
    ...expectedLine(plan, view),
  ];
}

function stackMarks(item: Placed, plan: Plan, view: View, width: number): Mark[] {
  const { point, x, top, signs, label, plate } = item;
  const { columns, pitch, bottom, axis, time } = plan;
  const { id, status } = point;
  const emphasis = emphasisOf(view, id);
  const vague = isVague(point);
  const left = x - (columns * pitch) / 2;
  const stroke = STATUS_TEXT[status];
  const { label: size } = typeSizes(width);
  const at = time(middle(point));
  const block = blockSize(label);
  const box = { x: x - block.width / 2, y: top - AIR - block.height, ...block };
  const rows = Math.floor(signs / columns);
  const look = vague ? { look: 'outlined' as const } : {};
  const run = { status, emphasis, ...look, x: left, columns, pitch, offset: 0 };
  const level = bottom - AIR / 2 - rows * pitch;
  const span = vague ? [time(point.from), axis, time(point.to), axis] : [at, axis - 5, at, axis + 5];
  const rule = { points: [left, bottom, left + columns * pitch, bottom], stroke, width: PLATE };
  const said = { x, y: bottom + PLATE + size * LEADING, anchor: 'middle', size, fill: 'ink-2', emphasis } as const;
  const start = Math.min(axis - AIR * 2, bottom + PLATE + AIR + plate.length * size * LEADING);
  const leader = [x, start, at, axis - AIR];
  const aside = Math.abs(at - x) > 2 ? emphasis : 'hidden';
  return [
    // Whole rows from below, and the rest of the count on top.
    dots({ key: id, count: rows * columns, ...run, y: level }),
    dots({ key: `${id}-top`, count: signs - rows * columns, ...run, y: level - pitch }),
    ...blockMarks(`${id}-label`, label, { box, anchor: 'middle' }, emphasis),
    line({ key: `${id}-plate`, ...rule, dashed: status === 'leaked', emphasis }),
    ...textLines(plate, LEADING, { key: `${id}-plate`, ...said }),
    line({ key: `${id}-leader`, points: leader, stroke: 'axis-line', width: 1, emphasis: aside }),
    line({ key: `${id}-date`, points: span, stroke, width: vague ? 5 : 2, emphasis }),
  ];
}

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
function gapMarks(plan: Plan, view: View, width: number): Mark[] {
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
function expectedLine(plan: Plan, view: View): Mark[] {
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
