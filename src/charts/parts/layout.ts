import { formatShare } from '../format.ts';
import { emphasisOf, line, rect, text } from '../shared/marks.ts';
import { wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Mark, Segment, Series, Size, View } from '../types.ts';

/** A bar made of parts that add up to it. */
export interface PartsBar {
  id: string;
  label: string;
  parts: Segment[];
}

export interface PartsSeries extends Series {
  type: 'parts';
  bars: PartsBar[];
}

/** The thickness of a bar, in px: thin, because the shares are the point and not the area. */
const THICKNESS = { natural: 24, most: 44 };

const LEADING = 1.3;

export function height({ bars }: PartsSeries, width: number): number {
  const { label, value } = typeSizes(width);
  return bars.reduce(
    (sum, bar) => sum + heading(bar, width).length * value * 1.3 + THICKNESS.natural + footHeight(bar, width, label),
    0,
  );
}

/** Bars of parts to one scale, the first part named with its share of the bar. */
export function layout({ bars }: PartsSeries, _views: View[], view: View, size: Size): Mark[] {
  const sizes = typeSizes(size.width);
  // Bars without anybody in them are drawn empty.
  const longest = Math.max(1, ...bars.map(total));
  const spare = Math.max(0, size.height - height({ type: 'parts', bars }, size.width));
  // In a tall frame the bars grow a little and stand in the upper half instead of at the very top.
  const thickness = Math.min(THICKNESS.most, THICKNESS.natural + spare * 0.06);
  let y = spare * 0.18;
  return bars.flatMap((bar) => {
    const marks: Mark[] = [];
    heading(bar, size.width).forEach((words, index) => {
      y += sizes.value * 1.3;
      marks.push(
        text({
          key: `${bar.id}-heading-${index}`,
          x: 0,
          y: y - sizes.value * 0.5,
          text: words,
          size: sizes.value,
          bold: true,
          fill: 'ink',
        }),
      );
    });
    // The whole bar wears the sign of the number it is about, also where a part is our arithmetic.
    const leaked = bar.parts.some((part) => part.status === 'leaked');
    const outline = STATUS_TEXT[bar.parts[0]?.status ?? 'derived'];
    let x = 1;
    for (const [index, part] of bar.parts.entries()) {
      const width = (part.value / longest) * Math.max(0, size.width - 2);
      const emphasis = emphasisOf(view, part.id);
      marks.push(
        rect({
          key: `${bar.id}-${part.id}`,
          x,
          y,
          width,
          height: thickness,
          fill: index === 0 ? 'leak-tint' : 'none',
          stroke: outline,
          dashed: leaked,
          emphasis,
        }),
      );
      if (index === 0) marks.push(...shareMarks(bar, width, y + thickness, size.width));
      x += width;
    }
    y += thickness + footHeight(bar, size.width, sizes.label) + spare * 0.06;
    return marks;
  });
}

function shareMarks(bar: PartsBar, width: number, y: number, room: number): Mark[] {
  const [first] = bar.parts;
  if (!first) return [];
  const { label: size } = typeSizes(room);
  return [
    line({ key: `${bar.id}-leader`, points: [width / 2, y + 2, width / 2, y + size * 0.8], stroke: 'ink-2', width: 1 }),
    ...shareLines(bar, room, size).map((words, index) =>
      text({
        key: index === 0 ? `${bar.id}-share` : `${bar.id}-share-${index}`,
        x: 0,
        y: y + size * (1.9 + index * LEADING),
        text: words,
        size,
        fill: STATUS_TEXT[first.status],
      }),
    ),
  ];
}

/** The first part with its share of the bar, in words. */
function shareLines(bar: PartsBar, width: number, size: number): string[] {
  const [first] = bar.parts;
  if (!first) return [];
  return wrapText(`${formatShare(first.value / Math.max(1, total(bar)))} · ${first.label}`, width, size);
}

/** The room under a bar: its share in words, and the air before the next bar. */
function footHeight(bar: PartsBar, width: number, size: number): number {
  return size * (3.6 + (shareLines(bar, width, size).length - 1) * LEADING);
}

function heading(bar: PartsBar, width: number): string[] {
  return wrapText(bar.label, width, typeSizes(width).value, true);
}

function total(bar: PartsBar): number {
  return bar.parts.reduce((sum, part) => sum + part.value, 0);
}
