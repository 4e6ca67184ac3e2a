/** Small rings for printers, which turn small patterns into a flat tint: strokes stay rings. */
import { tag } from './tag.ts';
import { drawSvg, type Drawing } from './drawing.ts';
import { isSmallRing } from './runs.ts';
import { cellRects } from '../../charts/shared/dots.ts';
import type { Paint } from '../../charts/theme.ts';
import type { DotsMark } from '../../charts/types.ts';

/** One chart as SVG text that can also be printed. */
export function drawChart(drawing: Omit<Drawing, 'printed'>): string {
  return drawSvg({ ...drawing, ...(drawing.still ? {} : { printed: printedRings }) });
}

/** The rings of runs that are too small for patterns on paper: each kind of run once, and where it stands. */
function printedRings(dots: DotsMark[], id: string, paint: Paint): { defs: string; uses: string } {
  const marks = dots.filter(isSmallRing);
  const runs = [...new Map(marks.map((mark) => [ringsId(mark, id), mark])).values()];
  const defs = runs.map((mark) => {
    const d = centreLines(mark);
    const rings =
      tag('path', { d, stroke: paint(mark.status), 'stroke-width': mark.pitch * 0.82 }) +
      tag('path', { d, stroke: paint('panel'), 'stroke-width': mark.pitch * 0.42 });
    return tag('g', { id: ringsId(mark, id), 'stroke-linecap': 'round', 'stroke-dasharray': `0 ${mark.pitch}` }, rings);
  });
  const uses = marks.map((mark) =>
    tag('use', { class: 'on-paper', href: `#${ringsId(mark, id)}`, transform: `translate(${mark.x} ${mark.y})` }),
  );
  return { defs: defs.join(''), uses: uses.join('') };
}

function ringsId({ pitch, columns, count, offset }: DotsMark, id: string): string {
  return `${id}-rings-${String(pitch).replace('.', '_')}-${columns}-${count}-from-${offset}`;
}

/** The rows of a run, through the centres of its cells: dashes of no length with round ends set a disc on each. */
function centreLines(mark: DotsMark): string {
  const place = (cell: number): number => Math.round((cell + 0.5) * mark.pitch * 100) / 100;
  return cellRects(mark)
    .flatMap(({ column, row, columns, rows }) =>
      Array.from(
        { length: rows },
        (_, index) => `M${place(column)} ${place(row + index)}H${place(column + columns - 1) + 0.1}`,
      ),
    )
    .join('');
}
