import { countAxis, plotFrame, countTicks } from '../shared/count-axis.ts';
import { formatNumber } from '../format.ts';
import { ANCHOR, blockMarks, blockSize, type Box, choose, textBoxes, type PlacedLabel } from '../shared/labels.ts';
import { emphasisOf, line, rect, text } from '../shared/marks.ts';
import { cutRules } from '../shared/hairlines.ts';
import { linear } from '../shared/scales.ts';
import { textWidth } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Item, Mark, Series, Size, View } from '../types.ts';

export interface Bar extends Item {
  label: string;
  value: number;
  /** True where the source rounds: the bar is drawn open. */
  approximate: boolean;
}

export interface BarsSeries extends Series {
  type: 'bars';
  unit: string;
  bars: Bar[];
}

export function height(_series: BarsSeries, width: number): number {
  return Math.max(280, Math.min(420, width * 0.56));
}

type Placed = Bar & { box: Box; centre: number };

/** Annual totals as bars from zero. A rounded total is drawn open. */
export function layout({ bars, unit }: BarsSeries, view: View, size: Size): Mark[] {
  const { label } = typeSizes(size.width);
  const max = Math.max(...bars.map((bar) => bar.value));
  // A single report is said in a second line, which needs its room over the highest bars.
  const doubted = bars.some(({ value, oneReport }) => oneReport && value > max * 0.85);
  const frame = plotFrame(size, doubted ? 2 : 1);
  const bottom = Math.max(frame.top, frame.bottom - label * 1.25);
  const top = countTicks(max).at(-1) ?? max;
  const y = linear([0, top], [bottom, frame.top]);
  // The labels of the axis stand on its lines at the left; the bars start beside them.
  const left = textWidth(formatNumber(top), label) + 4;
  const band = Math.max(0, size.width - left) / bars.length;
  const width = Math.min(band * 0.72, 46);
  const placed = bars.map((bar, index): Placed => {
    const x = left + band * (index + 0.5) - width / 2;
    const box = { x, y: y(bar.value), width, height: bottom - y(bar.value) };
    return { ...bar, box, centre: x + width / 2 };
  });
  const axis = countAxis(max, unit, y, size.width);
  const taken = [...placed.map(({ box }) => box), ...textBoxes(axis)];
  return cutRules([
    ...axis,
    ...placed.map(({ id, status, approximate, box }) => {
      const open = approximate || status === 'leaked';
      const look = { fill: open ? 'none' : status, stroke: status, dashed: open } as const;
      return rect({ key: id, ...box, ...look, emphasis: emphasisOf(view, id) });
    }),
    ...bandLabels(placed, bottom, size.width),
    ...valueLabels(placed, view, taken, { x: 0, y: 0, width: size.width, height: bottom }),
  ]);
}

/** Labels under the bars, as many as fit, from the last; a name much wider than its bar gets a second row. */
function bandLabels(bars: Placed[], baseline: number, width: number): Mark[] {
  const { label: size } = typeSizes(width);
  const limits = [Infinity, Infinity];
  return bars.toReversed().flatMap(({ id, label, box, centre }) => {
    const room = textWidth(label, size);
    const row = room > Math.max(box.width, size * 3) * 1.4 ? 1 : 0;
    const x = Math.min(Math.max(centre, room / 2), width - room / 2);
    if (x + room / 2 > (limits[row] ?? 0)) return [];
    limits[row] = x - room / 2 - size * 0.9;
    const top = baseline + 4 + row * size * 1.25;
    const at = { x, y: top + 1 + size * 1.05, anchor: 'middle' as const };
    return [
      line({ key: `${id}-tick`, points: [centre, baseline, centre, top], stroke: 'axis-line', width: 1 }),
      text({ key: `${id}-name`, ...at, text: label, size, fill: 'axis-label' }),
    ];
  });
}

/** Values over the bars: of emphasised ones, or the highest, lowest and last; and where one report is all there is. */
function valueLabels(bars: Placed[], view: View, taken: Box[], bounds: Box): Mark[] {
  const values = bars.map((bar) => bar.value);
  const extremes = [Math.max(...values), Math.min(...values), values.at(-1)];
  const obstacles = [...taken];
  const sizes = typeSizes(bounds.width);
  return bars.flatMap((bar) => {
    const { box, centre } = bar;
    const emphasis = emphasisOf(view, bar.id);
    const chosen = view.highlight ? emphasis === 'highlight' : extremes.includes(bar.value);
    if (!chosen && !bar.oneReport) return [];
    const fill = STATUS_TEXT[bar.status];
    const words = `${bar.approximate ? 'about ' : ''}${formatNumber(bar.value)}`;
    const number = { text: words, size: sizes.value, bold: true, fill };
    const lines = bar.oneReport ? [number, { text: 'one report', size: sizes.label, fill }] : [number];
    const label = choose(aboveBar(box, blockSize(lines)), obstacles, bounds);
    obstacles.push(label.box);
    const key = `${bar.id}-label`;
    const foot = label.box.y + label.box.height;
    const points = [centre, box.y - 3, centre, foot + 2];
    const leader = box.y - foot > 14 ? 'normal' : 'hidden';
    return [
      line({ key: `${key}-leader`, points, stroke: 'axis-line', width: 1, emphasis: leader }),
      ...blockMarks(key, lines, label, chosen || emphasis === 'hidden' ? emphasis : 'muted'),
    ];
  });
}

function aboveBar(box: Box, size: Size): PlacedLabel[] {
  return [4, 22, 42, 64].flatMap((distance) =>
    (['middle', 'end', 'start'] as const).map((anchor) => {
      const x = box.x + (box.width - size.width) * ANCHOR[anchor];
      return { box: { x, y: box.y - distance - size.height, ...size }, anchor };
    }),
  );
}
