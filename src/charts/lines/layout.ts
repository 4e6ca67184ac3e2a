import { countAxis, plotFrame, countTicks } from '../shared/count-axis.ts';
import { timeAxis } from '../shared/time-axis.ts';
import { textBoxes, type Box } from '../shared/labels.ts';
import { cutRules } from '../shared/hairlines.ts';
import { emphasisOf, line, symbol, text } from '../shared/marks.ts';
import { linear, type Scale } from '../shared/scales.ts';
import { labelMarks, pathBoxes, placePoints, type PlacedPoint } from '../shared/points.ts';
import { typeSizes } from '../theme.ts';
import type { Mark, Point, Series, Size, View } from '../types.ts';

/** A point of a line; `basis` names how it was counted, and lines never join two bases. */
export interface BasisPoint extends Point {
  basis: string;
}

export interface Basis {
  id: string;
  /** The name of the line; for a basis that follows another, what changed between them. */
  label: string;
  /** The basis that this one continues after a break. */
  follows?: string;
}

export interface LinesSeries extends Series {
  type: 'lines';
  unit: string;
  points: BasisPoint[];
  bases: Basis[];
  labels?: string[];
}

export function height(_series: LinesSeries, width: number): number {
  return Math.max(300, Math.min(440, width * 0.58));
}

/** Counts joined by a line as long as their basis is the same; a change of basis breaks the line for good. */
export function layout(series: LinesSeries, view: View, size: Size): Mark[] {
  const { points, bases, unit, labels: named } = series;
  const frame = plotFrame(size.width, size.height, size.width < 480 ? 46 : 60, 3);
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
  const breaks = breakMarks(groups, x, frame.top, frame.bottom, size.width);
  const taken = [
    ...textBoxes([...axes, ...breaks]),
    ...groups.flatMap((group) => pathBoxes(group.placed)),
    ...placed.map((item) => item.box),
    ...groups.flatMap((group) => breakBox(breakBefore(groups, group, x), frame.top, frame.bottom)),
  ];
  const labels = { marks: new Array<Mark>(), obstacles: new Array<Box>() };
  for (const group of groups) {
    // A line starts with its label below and ends with its label above: the free sides of a rising line.
    const side = (end: number): 'below' | 'above' => (end === 0 ? 'below' : 'above');
    const ground = groundOf(groups, group, x, bounds);
    const own = labelMarks(
      labelled(group.placed, named),
      view,
      [...taken, ...labels.obstacles],
      ground,
      size.width,
      side,
    );
    labels.marks.push(...own.marks);
    labels.obstacles.push(...own.obstacles);
  }
  return cutRules([
    ...axes,
    ...timeAxis(years, x, frame.bottom, size.width),
    ...breaks,
    ...groups.map((group) => trace(group.id, group.placed)),
    ...placed.map(({ point, x: cx, y: cy, size: side }) =>
      symbol({ key: point.id, x: cx, y: cy, size: side, status: point.status, emphasis: emphasisOf(view, point.id) }),
    ),
    ...labels.marks,
  ]);
}

function basisOf(points: BasisPoint[], id: string): string | undefined {
  return points.find((point) => point.id === id)?.basis;
}

/** The points whose values are written out: those that the figure names, or both ends of the basis. */
function labelled(placed: PlacedPoint[], named: string[] | undefined): PlacedPoint[] {
  return placed.filter(({ point }, index) =>
    named ? named.includes(point.id) : index === 0 || index === placed.length - 1,
  );
}

interface Group extends Basis {
  placed: PlacedPoint[];
}

/** The ground between the breaks, so that no label strays to the side of another basis. */
function groundOf(groups: Group[], group: Group, x: Scale, bounds: Box): Box {
  const next = groups.find((other) => other.follows === group.id);
  const from = breakBefore(groups, group, x) ?? bounds.x - 3;
  const to = (next && breakBefore(groups, next, x)) ?? bounds.x + bounds.width + 3;
  return { ...bounds, x: from + 3, width: to - from - 6 };
}

/** Where the measure changed before a basis that follows another. */
function breakBefore(groups: Group[], group: Group, x: Scale): number | undefined {
  const before = groups.find((other) => other.id === group.follows)?.placed.at(-1)?.point;
  const after = group.placed[0]?.point;
  return before && after && x((before.to + after.from) / 2);
}

function trace(id: string, placed: PlacedPoint[]): Mark {
  return line({ key: `line-${id}`, points: placed.flatMap(({ x, y }) => [x, y]), stroke: 'published', width: 2 });
}

/** The height on the page of the higher of the two points at a break. */
function nearest(groups: Group[], group: Group): number {
  const before = groups.find((other) => other.id === group.follows)?.placed.at(-1)?.y ?? 0;
  return Math.min(before, group.placed[0]?.y ?? before);
}

function breakBox(at: number | undefined, top: number, bottom: number): Box[] {
  return at === undefined ? [] : [{ x: at - 3, y: top, width: 6, height: bottom - top }];
}

function breakMarks(groups: Group[], x: Scale, top: number, bottom: number, width: number): Mark[] {
  const { label } = typeSizes(width);
  return groups.flatMap((group) => {
    const at = breakBefore(groups, group, x);
    if (at === undefined) return [];
    const key = `break-${group.id}`;
    // Beside another line the rule stays short and is named on its right, so that it does not seem to cut that one too.
    const beside = groups.length > 2;
    const start = beside ? Math.max(top, nearest(groups, group) - label) : top;
    return [
      line({ key, points: [at, start, at, bottom], stroke: 'ink-2', width: 1.5, dashed: true }),
      text({
        key: `${key}-label`,
        x: at + (beside ? 7 : -7),
        y: beside ? bottom - label * 0.7 : start + label,
        text: group.label,
        anchor: beside ? 'start' : 'end',
        size: label,
        fill: 'ink-2',
        halo: true,
      }),
    ];
  });
}
