import { middle } from '../dates.ts';
import { countAxis, countTicks, plotFrame } from '../shared/count-axis.ts';
import { cutRules } from '../shared/hairlines.ts';
import { around, blockMarks, blockSize, type Box, choose, isVague, pointLabel, textBoxes } from '../shared/labels.ts';
import { emphasisOf, line, symbol, text } from '../shared/marks.ts';
import { linear, type Scale, timeAxis, yearsOf } from '../shared/scales.ts';
import { typeSizes } from '../theme.ts';
import type { Mark, Point, Series, Size, Span, View } from '../types.ts';

const SIDE = 9;

type PlacedPoint = ReturnType<typeof placePoints>[number];

/** Puts each point at its date and value; marks that would cover each other move side by side. */
function placePoints(points: LinesSeries['points'], x: Scale, y: Scale) {
  const placed = points.map((point) => ({ point, x: x(middle(point)), y: y(point.value) }));
  placed.slice(1).forEach((b, index) => {
    const a = placed[index] ?? b;
    const missing = Math.max(0, SIDE + 4 - Math.hypot(b.x - a.x, b.y - a.y));
    a.x -= missing / 2;
    b.x += missing / 2;
  });
  return placed.map((item) => {
    const { point, x: at } = item;
    const [from, to] = isVague(point) ? [x(point.from), x(point.to)] : [at - SIDE / 2, at + SIDE / 2];
    // The ground that its mark takes, its whisker included, so that labels keep off both.
    return { ...item, box: { x: from, y: item.y - SIDE / 2, width: to - from, height: SIDE } };
  });
}

/** Small boxes along the line through the points, so that labels keep off it. */
function pathBoxes(placed: PlacedPoint[]): Box[] {
  return placed.slice(1).flatMap((item, index) => {
    const before = placed[index] ?? item;
    const [dx, dy] = [item.x - before.x, item.y - before.y];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / 8));
    return Array.from({ length: steps + 1 }, (_, step) => {
      return { x: before.x + (dx * step) / steps - 4, y: before.y + (dy * step) / steps - 4, width: 8, height: 8 };
    });
  });
}

export interface LinesSeries extends Series {
  type: 'lines';
  unit: string;
  /** `basis` names how it was counted, and lines never join two bases. */
  points: (Point & { basis: string })[];
  /** `label` names the line, or says what changed where it follows another. */
  bases: { id: string; label: string; follows?: string | undefined }[];
  labels?: string[] | undefined;
}

type Group = ReturnType<typeof groupUp>[number];

export function height(_series: LinesSeries, width: number): number {
  return Math.max(300, Math.min(440, width * 0.58));
}

/** Counts joined by a line as long as their basis is the same; a change of basis breaks the line for good. */
export function layout({ points, bases, unit, labels: named }: LinesSeries, view: View, size: Size): Mark[] {
  const { label } = typeSizes(size.width);
  const { top, bottom } = plotFrame(size, 3);
  const left = size.width < 480 ? 46 : 60;
  const years = yearsOf(points);
  // The last stretch keeps free ground at its right for the labels of a young series.
  const x = linear([years.from, years.to], [left, Math.max(left, size.width - left) - label * 2.4]);
  const max = Math.max(...points.map((point) => point.value));
  const y = linear([0, countTicks(max).at(-1) ?? max], [bottom, top]);
  const placed = placePoints(points, x, y);
  const groups = groupUp(bases, placed, x);
  const axes = countAxis(max, unit, y, size.width);
  const breaks = groups.flatMap((group) => breakMarks(group, groups.length > 2, { from: top, to: bottom }, label));
  const taken = [
    ...textBoxes([...axes, ...breaks]),
    ...groups.flatMap((group) => pathBoxes(group.placed)),
    ...placed.map((item) => item.box),
    ...groups.flatMap(({ broken }) => (broken ? { x: broken.at - 3, y: top, width: 6, height: bottom - top } : [])),
  ];
  return cutRules([
    ...axes,
    ...timeAxis(years, x, bottom, size.width),
    ...breaks,
    ...groups.map((group) => {
      const path = group.placed.flatMap((item) => [item.x, item.y]);
      return line({ key: `line-${group.id}`, points: path, stroke: 'published', width: 2 });
    }),
    ...placed.map(({ point: { id, status }, ...at }) =>
      symbol({ key: id, x: at.x, y: at.y, size: SIDE, status, emphasis: emphasisOf(view, id) }),
    ),
    ...groups.flatMap((group) => {
      const ground = groundOf(groups, group, size.width, bottom);
      return pointLabels(labelled(group, named), view, taken, ground, size.width);
    }),
  ]);
}

/** The bases with their points in their places; one that follows another also with its break. */
function groupUp(bases: LinesSeries['bases'], all: PlacedPoint[], x: Scale) {
  const placedOn = (basis: string | undefined): PlacedPoint[] => all.filter(({ point }) => point.basis === basis);
  return bases.map((basis) => {
    const placed = placedOn(basis.id);
    const [before, after] = [placedOn(basis.follows).at(-1), placed[0]];
    const broken = before && after && { before, at: x((before.point.to + after.point.from) / 2) };
    return { ...basis, placed, broken };
  });
}

/** The points whose values are written out: those that the figure names, or both ends of the basis. */
function labelled({ placed }: Group, named: string[] | undefined): PlacedPoint[] {
  return placed.filter(({ point }, index) =>
    named ? named.includes(point.id) : index === 0 || index === placed.length - 1,
  );
}

/** The ground between the breaks, so that no label strays to the side of another basis. */
function groundOf(groups: Group[], group: Group, width: number, bottom: number): Box {
  const next = groups.find((other) => other.follows === group.id);
  const from = group.broken?.at ?? -3;
  const to = next?.broken?.at ?? width + 3;
  return { x: from + 3, y: 0, width: to - from - 6, height: bottom };
}

/** The labels of points, each on free ground, which is then taken; first below, then above: the free sides of a rise. */
function pointLabels(placed: PlacedPoint[], view: View, taken: Box[], ground: Box, width: number): Mark[] {
  return placed.flatMap(({ point, box }, index) => {
    const lines = pointLabel(point, width);
    const label = choose(around(box, blockSize(lines), index === 0 ? 'below' : 'above'), taken, ground);
    taken.push(label.box);
    return blockMarks(`${point.id}-label`, lines, label, emphasisOf(view, point.id));
  });
}

function breakMarks({ id, label, placed, broken }: Group, isBeside: boolean, frame: Span, size: number): Mark[] {
  if (!broken) return [];
  const { from: top, to: bottom } = frame;
  const { at, before } = broken;
  const key = `break-${id}`;
  const higher = Math.min(before.y, placed[0]?.y ?? before.y);
  // Beside another line the rule stays short and is named on its right, so that it does not seem to cut that one too.
  const start = isBeside ? Math.max(top, higher - size) : top;
  const place = isBeside
    ? { x: at + 7, y: bottom - size * 0.7, anchor: 'start' as const }
    : { x: at - 7, y: start + size, anchor: 'end' as const };
  return [
    line({ key, points: [at, start, at, bottom], stroke: 'ink-2', width: 1.5, dashed: true }),
    text({ key: `${key}-label`, ...place, text: label, size, fill: 'ink-2', halo: true }),
  ];
}
