import { countAxis, plotFrame, timeAxis } from './axes.ts';
import type { Box } from './labels.ts';
import { emphasisOf, line, symbol, text } from './marks.ts';
import { noteMarks } from './notes.ts';
import { countTicks, linear, type Scale } from './scales.ts';
import { anchorBox, labelMarks, placePoints, textBoxes, type PlacedPoint } from './snapshots.ts';
import { typeSizes } from './theme.ts';
import type { BasisPoint, Mark, Series, Size, View } from './types.ts';

type Lines = Extract<Series, { type: 'lines' }>;

export function linesHeight(width: number): number {
  return Math.max(300, Math.min(440, width * 0.58));
}

/** Counts joined by a line as long as their basis is the same; a change of basis breaks the line for good. */
export function layoutLines(series: Lines, views: View[], view: View, size: Size): Mark[] {
  const { points, bases, unit } = series;
  const frame = plotFrame(size.width, size.height, size.width < 480 ? 14 : 24, 3);
  const years = {
    from: Math.floor(Math.min(...points.map((p) => p.from))),
    to: Math.ceil(Math.max(...points.map((p) => p.to))),
  };
  // The last stretch keeps free ground at its right for the labels of a young series.
  const x = linear([years.from, years.to], [frame.left, frame.right - typeSizes(size.width).label * 2.4]);
  const max = Math.max(...points.map((point) => point.value));
  const y = linear([0, countTicks(max).at(-1) ?? max], [frame.bottom, frame.top]);
  const placed = placePoints(points, x, y, size.width, 9);
  const groups = bases.map((basis) => ({
    ...basis,
    placed: placed.filter(({ point }) => basisOf(points, point.id) === basis.id),
  }));
  const axes = countAxis(max, unit, y, size.width);
  const bounds: Box = { x: 0, y: 0, width: size.width, height: frame.bottom };
  const named = groups.flatMap((group) => ends(group.placed));
  const taken = [...textBoxes(axes), ...groups.flatMap((group) => lineBoxes(group.placed))];
  // A line starts with its label below and ends with its label above: the free sides of a rising line.
  const labels = labelMarks(named, view, taken, bounds, (index) => (index % 2 === 0 ? 'below' : 'above'));
  return [
    ...axes,
    ...timeAxis(years, x, frame.bottom, size.width),
    ...breakMarks(groups, x, frame.top, frame.bottom, size.width),
    ...groups.map((group) => trace(group.id, group.placed)),
    ...placed.map(({ point, x: cx, y: cy, size: side }) =>
      symbol({ key: point.id, x: cx, y: cy, size: side, status: point.status, emphasis: emphasisOf(view, point.id) }),
    ),
    ...labels.marks,
    ...noteMarks(
      views,
      view,
      (annotation) => anchorBox(annotation, placed, x, y),
      [...taken, ...labels.obstacles],
      bounds,
    ),
  ];
}

function basisOf(points: BasisPoint[], id: string): string | undefined {
  return points.find((point) => point.id === id)?.basis;
}

function ends(placed: PlacedPoint[]): PlacedPoint[] {
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last) return [];
  return first === last ? [first] : [first, last];
}

function trace(id: string, placed: PlacedPoint[]): Mark {
  return line({
    key: `line-${id}`,
    points: placed.flatMap(({ x, y }) => [x, y]),
    stroke: 'published',
    width: 2,
  });
}

// Small boxes along the line, so that labels keep off it.
function lineBoxes(placed: PlacedPoint[]): Box[] {
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index];
    if (!before) return [];
    const steps = Math.max(1, Math.ceil((item.x - before.x) / 8));
    return Array.from({ length: steps }, (_, step) => ({
      x: before.x + ((item.x - before.x) * step) / steps,
      y: before.y + ((item.y - before.y) * step) / steps - 4,
      width: (item.x - before.x) / steps,
      height: 8,
    }));
  });
}

function breakMarks(
  groups: { label: string; placed: PlacedPoint[] }[],
  x: Scale,
  top: number,
  bottom: number,
  width: number,
): Mark[] {
  const { label } = typeSizes(width);
  return groups.slice(1).flatMap((group, index) => {
    const before = groups[index]?.placed.at(-1);
    const after = group.placed[0];
    if (!before || !after) return [];
    const at = x((before.point.to + after.point.from) / 2);
    return [
      line({
        key: `break-${index}`,
        points: [at, top, at, bottom],
        stroke: 'ink-2',
        width: 1.5,
        dashed: true,
      }),
      text({
        key: `break-${index}-label`,
        x: at - 7,
        y: bottom - label * 0.7,
        text: group.label,
        anchor: 'end',
        size: label,
        fill: 'ink-2',
        halo: true,
      }),
    ];
  });
}
