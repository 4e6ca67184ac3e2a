import { countAxis, plotFrame, countTicks } from '../shared/count-axis.ts';
import { formatNumber } from '../format.ts';
import {
  blockMarks,
  blockSize,
  type Box,
  choose,
  textBoxes,
  type LabelLine,
  type PlacedLabel,
} from '../shared/labels.ts';
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

/** Annual totals as bars from zero. A rounded total is drawn open. */
export function layout(series: BarsSeries, view: View, size: Size): Mark[] {
  const { bars, unit } = series;
  const max = Math.max(...bars.map((bar) => bar.value));
  // A single report is said in a second line, which needs its room over the highest bars.
  const doubted = bars.some(({ value, oneReport }) => oneReport && value > max * 0.85);
  const frame = plotFrame(size.width, size.height, 0, doubted ? 2 : 1);
  // Room for the second row of labels.
  frame.bottom = Math.max(frame.top, frame.bottom - typeSizes(size.width).label * 1.25);
  const top = countTicks(max).at(-1) ?? max;
  const y = linear([0, top], [frame.bottom, frame.top]);
  // The labels of the axis stand on its lines at the left; the bars start beside them.
  const left = textWidth(formatNumber(top), typeSizes(size.width).label) + 4;
  const band = Math.max(0, size.width - left) / bars.length;
  const boxes = bars.map((bar, index): Box => {
    const width = Math.min(band * 0.72, 46);
    const x = left + band * (index + 0.5) - width / 2;
    return { x, y: y(bar.value), width, height: frame.bottom - y(bar.value) };
  });
  const bounds: Box = { x: 0, y: 0, width: size.width, height: frame.bottom };
  const axis = countAxis(max, unit, y, size.width);
  return cutRules([
    ...axis,
    ...bars.flatMap((bar, index) => barMarks(bar, boxes[index], view)),
    ...bandLabels(bars, boxes, frame.bottom, size.width),
    ...valueLabels(bars, boxes, view, [...boxes, ...textBoxes(axis)], bounds),
  ]);
}

function barMarks(bar: Bar, box: Box | undefined, view: View): Mark[] {
  if (!box) return [];
  const emphasis = emphasisOf(view, bar.id);
  const role = bar.status === 'derived' ? 'derived' : bar.status;
  const open = bar.approximate || bar.status === 'leaked';
  return [rect({ key: bar.id, ...box, fill: open ? 'none' : role, stroke: role, dashed: open, emphasis })];
}

/** Labels under the bars, as many as fit, from the last; a name much wider than its bar gets a second row. */
function bandLabels(bars: Bar[], boxes: Box[], baseline: number, width: number): Mark[] {
  const { label } = typeSizes(width);
  const marks: Mark[] = [];
  const limits = [Infinity, Infinity];
  for (let index = bars.length - 1; index >= 0; index--) {
    const [bar, box] = [bars[index], boxes[index]];
    if (!bar || !box) continue;
    const room = textWidth(bar.label, label);
    const row = isWide(bar, box, label) ? 1 : 0;
    const centre = box.x + box.width / 2;
    const x = Math.min(Math.max(centre, room / 2), width - room / 2);
    if (x + room / 2 > (limits[row] ?? 0)) continue;
    limits[row] = x - room / 2 - label * 0.9;
    const top = baseline + 4 + row * label * 1.25;
    marks.push(
      line({ key: `${bar.id}-tick`, points: [centre, baseline, centre, top], stroke: 'axis-line', width: 1 }),
      text({
        key: `${bar.id}-name`,
        x,
        y: top + 1 + label * 1.05,
        text: bar.label,
        anchor: 'middle',
        size: label,
        fill: 'axis-label',
      }),
    );
  }
  return marks;
}

function isWide(bar: Bar, box: Box, size: number): boolean {
  return textWidth(bar.label, size) > Math.max(box.width, size * 3) * 1.4;
}

/**
 * Values over the bars: of emphasised bars, or else of the highest, the lowest and the last;
 * and always where a single report is all there is, which must be said beside the bar.
 */
function valueLabels(bars: Bar[], boxes: Box[], view: View, taken: Box[], bounds: Box): Mark[] {
  const values = bars.map((bar) => bar.value);
  const extremes = [Math.max(...values), Math.min(...values), values.at(-1)];
  const obstacles = [...taken];
  return bars.flatMap((bar, index) => {
    const box = boxes[index];
    const emphasis = emphasisOf(view, bar.id);
    const chosen = view.highlight ? emphasis === 'highlight' : extremes.includes(bar.value);
    if (!box || (!chosen && !bar.oneReport)) return [];
    const lines = valueLines(bar, bounds.width);
    const label = choose(aboveBar(box, blockSize(lines)), obstacles, bounds);
    obstacles.push(label.box);
    const muted = chosen || emphasis === 'hidden' ? emphasis : 'muted';
    const key = `${bar.id}-label`;
    const far = box.y - (label.box.y + label.box.height) > 14;
    const leader = line({
      key: `${key}-leader`,
      points: [box.x + box.width / 2, box.y - 3, box.x + box.width / 2, label.box.y + label.box.height + 2],
      stroke: 'axis-line',
      width: 1,
      emphasis: far ? 'normal' : 'hidden',
    });
    return [leader, ...blockMarks(key, lines, label, muted)];
  });
}

function valueLines(bar: Bar, width: number): LabelLine[] {
  const sizes = typeSizes(width);
  const fill = STATUS_TEXT[bar.status];
  const words = `${bar.approximate ? 'about ' : ''}${formatNumber(bar.value)}`;
  const value = { text: words, size: sizes.value, bold: true, fill };
  return bar.oneReport ? [value, { text: 'one report', size: sizes.label, fill }] : [value];
}

function aboveBar(box: Box, size: { width: number; height: number }): PlacedLabel[] {
  const centre = box.x + box.width / 2;
  return [4, 22, 42, 64].flatMap((distance) => {
    const y = box.y - distance - size.height;
    return [
      { box: { x: centre - size.width / 2, y, ...size }, anchor: 'middle' as const },
      { box: { x: box.x + box.width - size.width, y, ...size }, anchor: 'end' as const },
      { box: { x: box.x, y, ...size }, anchor: 'start' as const },
    ];
  });
}
