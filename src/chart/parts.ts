import { formatShare } from './format.ts';
import { emphasisOf, line, rect, text } from './marks.ts';
import { wrapText } from './text.ts';
import { STATUS_TEXT, typeSizes } from './theme.ts';
import type { Mark, PartsBar, Series, Size, View } from './types.ts';

type Parts = Extract<Series, { type: 'parts' }>;

/** The thickness of a bar, in px: thin, because the shares are the point and not the area. */
const THICKNESS = { natural: 24, most: 44 };

export function partsHeight({ bars }: Parts, width: number): number {
  const { label, value } = typeSizes(width);
  return bars.reduce((sum, bar) => sum + heading(bar, width).length * value * 1.3 + THICKNESS.natural + label * 3.6, 0);
}

/** Bars of parts to one scale, the first part named with its share of the bar. */
export function layoutParts({ bars }: Parts, _views: View[], view: View, size: Size): Mark[] {
  const sizes = typeSizes(size.width);
  const longest = Math.max(...bars.map(total));
  const spare = Math.max(0, size.height - partsHeight({ type: 'parts', bars }, size.width));
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
      const width = (part.value / longest) * (size.width - 2);
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
      if (index === 0) marks.push(...shareMarks(bar, width, y + thickness, sizes.label));
      x += width;
    }
    y += thickness + sizes.label * 3.6 + spare * 0.06;
    return marks;
  });
}

function shareMarks(bar: PartsBar, width: number, y: number, size: number): Mark[] {
  const [first] = bar.parts;
  if (!first) return [];
  const share = formatShare(first.value / total(bar));
  return [
    line({ key: `${bar.id}-leader`, points: [width / 2, y + 2, width / 2, y + size * 0.8], stroke: 'ink-2', width: 1 }),
    text({
      key: `${bar.id}-share`,
      x: 0,
      y: y + size * 1.9,
      text: `${share} · ${first.label}`,
      size,
      fill: STATUS_TEXT[first.status],
    }),
  ];
}

function heading(bar: PartsBar, width: number): string[] {
  return wrapText(bar.label, width, typeSizes(width).value, true);
}

function total(bar: PartsBar): number {
  return bar.parts.reduce((sum, part) => sum + part.value, 0);
}
