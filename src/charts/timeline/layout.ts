/** Signs in lanes along a ruler; a bracket marks the stretch of a view, whose events open beside it on a scale of their own. */
import { middle } from '../dates.ts';
import { blockSize } from '../shared/labels.ts';
import { emphasisOf, line, rect, symbol, text } from '../shared/marks.ts';
import { linear, yearTicks } from '../shared/scales.ts';
import { collect, COUNTS, entryLabels, planTimeline } from './entries.ts';
import type { Entry, Plan, TimelineSeries } from './entries.ts';
import type { Emphasis, Mark, Size, Span, View } from '../types.ts';

/** Room for the labels of all entries, one under the other. */
export function height(series: TimelineSeries, width: number): number {
  const plan = planTimeline(series, { width, height: 0 });
  const entries = collect(series, plan);
  const labels = entries.reduce((sum, entry) => sum + blockSize(entry.lines).height + plan.gap, 0);
  return labels + plan.top + plan.label;
}

export function layout(series: TimelineSeries, view: View, size: Size): Mark[] {
  const plan = planTimeline(series, size);
  const { y: ruler, sign } = plan;
  const stretch = view.window ?? plan.whole;
  const zoomed = linear([stretch.from, stretch.to], [plan.top, plan.bottom]);
  const entries = collect(series, plan);
  const emphasis = (entry: Entry): Emphasis => {
    const state = emphasisOf(view, entry.id);
    const inside = middle(entry) >= stretch.from && middle(entry) <= stretch.to;
    return inside || state === 'hidden' ? state : 'muted';
  };
  const named = (entry: Entry): Emphasis => (emphasis(entry) === 'muted' ? 'hidden' : emphasis(entry));
  return [
    ...laneMarks(series, plan),
    ...offices(series, plan),
    ...rulerMarks(plan),
    ...bracketMarks(stretch, plan, view.window ? 'normal' : 'hidden'),
    ...entries.map((entry) => {
      const at = { x: plan.lane(entry.lane), y: ruler(middle(entry)) };
      return symbol({ key: entry.id, ...at, size: sign, status: entry.status, emphasis: emphasis(entry) });
    }),
    ...entryLabels(entries, plan, view.window ? zoomed : ruler, named, size),
  ];
}

/** A hairline for each lane, its name above in two rows so that long names do not meet; hatching where counts are rare. */
function laneMarks({ counts, lanes }: TimelineSeries, plan: Plan): Mark[] {
  const { narrow, sign: side, lane, y, top, bottom, label } = plan;
  const emphasis: Emphasis = narrow ? 'hidden' : 'normal';
  const dark = { x: lane(COUNTS) - side / 2, y: top, width: side, height: Math.max(0, bottom - top) };
  return [
    rect({ key: `lane-${COUNTS}-dark`, ...dark, fill: 'hatch' }),
    ...counts.map(({ id, ...span }) => {
      const room = { x: dark.x - 1, y: y(middle(span)) - side, width: side + 2, height: side * 2 };
      return rect({ key: `${id}-found`, ...room, fill: 'panel' });
    }),
    ...[{ id: COUNTS, label: 'counts' }, ...lanes].flatMap(({ id, label: name }, index) => {
      const x = lane(id);
      const level = top - label * (index % 2 === 0 ? 0.7 : 1.95);
      const words = { text: name, anchor: 'middle', size: label, fill: 'axis-label' } as const;
      return [
        line({ key: `lane-${id}`, points: [x, level + 4, x, bottom], stroke: 'hairline', width: 1, emphasis }),
        text({ key: `lane-${id}-name`, x, y: level, ...words, emphasis }),
      ];
    }),
  ];
}

function offices({ offices: all }: TimelineSeries, { axis, narrow, y, whole, label: size }: Plan): Mark[] {
  return all.flatMap(({ id, name, from, to }) => {
    const [start, end] = [y(Math.max(from, whole.from)), y(Math.min(to, whole.to))];
    const emphasis: Emphasis = end > start && !narrow ? 'normal' : 'hidden';
    const words = { x: 0, y: Math.min(start + size * 1.15, (start + end) / 2 + size * 0.36), text: name, size };
    const key = `office-${id}`;
    return [
      line({ key: `${key}-from`, points: [0, start, axis - 8, start], stroke: 'axis-line', width: 1, emphasis }),
      text({ key: `${key}-name`, ...words, fill: 'ink-2', emphasis: end - start > size * 1.15 ? emphasis : 'hidden' }),
    ];
  });
}

function rulerMarks({ whole: span, y, axis: x, label: size }: Plan): Mark[] {
  const stroke = 'axis-line';
  return [
    line({ key: 'axis', points: [x, y(span.from), x, y(span.to)], stroke, width: 1.5 }),
    ...yearTicks(span, y(span.to) - y(span.from), size * 2).flatMap((year) => {
      const words = { x: x + 8, y: y(year) + size * 0.36, text: String(year), size };
      return [
        line({ key: `tick-${year}`, points: [x, y(year), x + 5, y(year)], stroke, width: 1 }),
        text({ key: `tick-${year}-label`, ...words, fill: 'axis-label' }),
      ];
    }),
  ];
}

/** "9 months": how much time a stretch holds. */
function lengthInWords({ from, to }: Span): string {
  const months = Math.round((to - from) * 12);
  if (months >= 24) return `${Math.round(months / 12)} years`;
  return months === 1 ? '1 month' : `${months} months`;
}

/** The bracket around the stretch of a view, and the lines along which it opens. */
function bracketMarks(stretch: Span, plan: Plan, emphasis: Emphasis): Mark[] {
  const { y, top, bottom, label: size, sign, bracket: right } = plan;
  const [from, to] = [Math.max(top, y(stretch.from)), Math.min(bottom, y(stretch.to))];
  const left = plan.lane(COUNTS) - sign * 0.8;
  const zoom = plan.labels - sign * 2.6;
  const thin = { stroke: 'axis-line', width: 1, emphasis } as const;
  const length = { text: lengthInWords(stretch), size, bold: true, fill: 'ink', emphasis } as const;
  return [
    line({ key: 'bracket', points: [left, from, right, from, right, to, left, to], stroke: 'ink', width: 2, emphasis }),
    line({ key: 'bracket-from', points: [right, from, zoom, top], ...thin }),
    line({ key: 'bracket-to', points: [right, to, zoom, bottom], ...thin }),
    line({ key: 'zoom', points: [zoom, top, zoom, bottom], ...thin, width: 1.5 }),
    text({ key: `tick-length-${length.text}`, x: zoom, y: top - size * 0.5, ...length }),
  ];
}
