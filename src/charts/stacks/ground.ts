/** Where the stacks of a chart stand, and how large their signs are. */
import { middle } from '../dates.ts';
import { fitPitch } from '../shared/dots.ts';
import { blockSize, spread } from '../shared/labels.ts';
import { pointLabel } from '../shared/point-label.ts';
import { linear, yearsOf } from '../shared/scales.ts';
import { wrapText } from '../shared/text.ts';
import { typeSizes } from '../theme.ts';
import type { Point, Series, Size } from '../types.ts';

export interface StacksSeries extends Series {
  type: 'stacks';
  /** How many one sign stands for. */
  each: number;
  points: (Point & { plate?: string | undefined })[];
}

/** The thickness of a plate, and the air around it. */
export const PLATE = 4;
export const AIR = 6;
export const LEADING = 1.22;
/** How much of its share of the width a stack may take. */
const SHARE = 0.72;
/** The most signs side by side: a stack stands. */
const MOST_COLUMNS = 12;

export type Plan = ReturnType<typeof planStacks>;

export type Placed = Plan['placed'][number];

export function planStacks({ points, each }: StacksSeries, size: Size) {
  const { width, height: room } = size;
  const { label } = typeSizes(width);
  const years = yearsOf(points.map(({ from, to }) => ({ from: from - 0.5, to })));
  const share = width / points.length;
  const widest = share * SHARE;
  const inset = Math.min(share / 2, Math.max(widest / 2, label * 3.3));
  const time = linear([years.from, years.to], [inset, width - inset]);
  const needed = Math.min(share, widest + AIR * 2);
  const centres = spread(
    points.map((point) => time(middle(point))),
    points.map(() => needed),
    0,
    width,
  );
  const worded = points.map((point, index) => {
    const x = centres[index] ?? 0;
    const near = [centres[index - 1], centres[index + 1]].filter((other) => other !== undefined);
    const half = Math.min(x, width - x, ...near.map((other) => Math.abs(other - x) / 2 - AIR / 2));
    const fit = Math.max(0, half * 2);
    const lines = pointLabel(point, width).flatMap((part) =>
      wrapText(part.text, fit, part.size, part.bold).map((words) => ({ ...part, text: words })),
    );
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
  // Where the stacks stand, where time runs, and the top of the highest.
  return { placed, columns, pitch, bottom, axis, top: Math.min(...placed.map(({ top }) => top)), time, years };
}
