/** Counts as stacks of signs at their dates, each on a plate that carries its rule: no baseline is shared. */
import { middle } from '../dates.ts';
import { timeAxis } from '../shared/time-axis.ts';
import { stackUp } from '../shared/dots.ts';
import { blockMarks, blockSize } from '../shared/labels.ts';
import { emphasisOf, line, textLines } from '../shared/marks.ts';
import { isVague } from '../shared/point-label.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Mark, Size, View } from '../types.ts';
import { expectedLine, gapMarks } from './layers.ts';
import { AIR, LEADING, PLATE, planStacks, type Placed, type Plan, type StacksSeries } from './ground.ts';

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
  const run = { key: id, count: signs, status, emphasis, ...(vague ? { look: 'outlined' as const } : {}) };
  const span = vague ? [time(point.from), axis, time(point.to), axis] : [at, axis - 5, at, axis + 5];
  const rule = { points: [left, bottom, left + columns * pitch, bottom], stroke, width: PLATE };
  const said = { x, y: bottom + PLATE + size * LEADING, anchor: 'middle', size, fill: 'ink-2', emphasis } as const;
  const start = Math.min(axis - AIR * 2, bottom + PLATE + AIR + plate.length * size * LEADING);
  const leader = [x, start, at, axis - AIR];
  const aside = Math.abs(at - x) > 2 ? emphasis : 'hidden';
  return [
    ...stackUp({ x: left, y: bottom - AIR / 2, columns, pitch }, run),
    ...blockMarks(`${id}-label`, label, { box, anchor: 'middle' }, emphasis),
    line({ key: `${id}-plate`, ...rule, dashed: status === 'leaked', emphasis }),
    ...textLines(plate, LEADING, { key: `${id}-plate`, ...said }),
    line({ key: `${id}-leader`, points: leader, stroke: 'axis-line', width: 1, emphasis: aside }),
    line({ key: `${id}-date`, points: span, stroke, width: vague ? 5 : 2, emphasis }),
  ];
}
