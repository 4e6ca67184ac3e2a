import { emphasisOf, line, symbol, textLines } from '../shared/marks.ts';
import { wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { Item, Mark, Series, Size, View } from '../types.ts';

/** A number that shares no scale with its neighbours. */
export interface LaneEntry extends Item {
  shown: string;
  words: string;
}

export interface LanesSeries extends Series {
  type: 'lanes';
  lanes: { label: string; entries: LaneEntry[] }[];
}

const GAP = 28;

/** Narrower lanes would break at every word. */
const NARROWEST = 180;

const INDENT = 24;

export function height(series: LanesSeries, width: number): number {
  return arrange(series, width).height;
}

/** Numbers of different kinds, sorted by kind and drawn on no common scale. */
export function layout(series: LanesSeries, view: View, size: Size): Mark[] {
  return arrange(series, size.width, view).marks;
}

/** Lanes stand side by side where all of them fit, else one under the other. */
function arrange({ lanes }: LanesSeries, width: number, view?: View): { marks: Mark[]; height: number } {
  const beside = (width - GAP * (lanes.length - 1)) / lanes.length;
  const stacked = width < 640 || beside < NARROWEST;
  const room = stacked ? width : beside;
  const { label: small, value: large } = typeSizes(width);
  const big = large * 1.35;
  const marks: Mark[] = [];
  const ends: number[] = [];
  lanes.forEach(({ label, entries }, index) => {
    const x = stacked ? 0 : index * (room + GAP);
    const top = (stacked ? (ends.at(-1) ?? 0) : 0) + 2;
    const key = `lane-${label}`;
    const heading = { key, x, y: top + large * 1.3, size: large, bold: true, fill: 'ink' } as const;
    const head = textLines(wrapText(label, room, large, true), 1.3, heading);
    marks.push(line({ key, points: [x, top, x + room, top], stroke: 'ink', width: 1.5 }), ...head);
    const end = entries.reduce((y, entry) => drawEntry(entry, x, y + small * 0.8), head.at(-1)?.y ?? top);
    ends.push(end + small * 1.8);
  });
  return { marks, height: Math.max(...ends) };

  function drawEntry({ id, shown, words, status }: LaneEntry, left: number, top: number): number {
    const emphasis = view ? emphasisOf(view, id) : 'normal';
    const x = left + INDENT;
    const strong = { key: `${id}-value`, x, y: top + big, size: big, bold: true, fill: STATUS_TEXT[status], emphasis };
    const value = textLines(wrapText(shown, room - INDENT, big, true), 1.2, strong);
    const y = (value.at(-1)?.y ?? top) + small * 1.35;
    const plain = { key: `${id}-words`, x, y, size: small, fill: 'ink-2', emphasis } as const;
    const below = textLines(wrapText(words, room - INDENT, small), 1.35, plain);
    marks.push(symbol({ key: id, x: left + 8, y: top + big * 0.66, size: 15, status, emphasis }), ...value, ...below);
    return below.at(-1)?.y ?? y;
  }
}
