/** Counts as stacks of signs at their dates, each on a plate that carries its rule: no baseline is shared. */
import { middle } from '../dates.ts';
import { timeAxis } from '../shared/time-axis.ts';
import { stackUp } from '../shared/dots.ts';
import { blockMarks, blockSize, type Box } from '../shared/labels.ts';
import { emphasisOf, line, text } from '../shared/marks.ts';
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
    ...plan.placed.flatMap((item) => stackMarks(item, plan, view, size)),
    ...expectedLine(plan, view),
  ];
}

function labelBox({ x, top, label }: Placed): Box {
  const { width, height } = blockSize(label);
  return { x: x - width / 2, y: top - AIR - height, width, height };
}

function stackMarks(item: Placed, plan: Plan, view: View, { width: room }: Size): Mark[] {
  const { point, x, signs, label, plate } = item;
  const { columns, pitch, bottom, axis, time } = plan;
  const { id, status } = point;
  const emphasis = emphasisOf(view, id);
  const vague = isVague(point);
  const left = x - (columns * pitch) / 2;
  const stroke = STATUS_TEXT[status];
  const { label: size } = typeSizes(room);
  const at = time(middle(point));
  const run = { key: id, count: signs, status, emphasis, ...(vague ? { look: 'outlined' as const } : {}) };
  const span = vague ? [time(point.from), axis, time(point.to), axis] : [at, axis - 5, at, axis + 5];
  return [
    ...stackUp({ x: left, y: bottom - AIR / 2, columns, pitch }, run),
    ...blockMarks(`${id}-label`, label, { box: labelBox(item), anchor: 'middle' }, emphasis),
    line({
      key: `${id}-plate`,
      points: [left, bottom, left + columns * pitch, bottom],
      stroke,
      width: PLATE,
      dashed: status === 'leaked',
      emphasis,
    }),
    ...plate.map((words, index) =>
      text({
        key: `${id}-plate-${index}`,
        x,
        y: bottom + PLATE + size * LEADING * (index + 1),
        text: words,
        anchor: 'middle',
        size,
        fill: 'ink-2',
        emphasis,
      }),
    ),
    line({
      key: `${id}-leader`,
      points: [x, Math.min(axis - AIR * 2, bottom + PLATE + AIR + plate.length * size * LEADING), at, axis - AIR],
      stroke: 'axis-line',
      width: 1,
      emphasis: Math.abs(at - x) > 2 ? emphasis : 'hidden',
    }),
    line({ key: `${id}-date`, points: span, stroke, width: vague ? 5 : 2, emphasis }),
  ];
}
