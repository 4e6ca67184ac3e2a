import { line, symbol, text, emphasisOf } from '../shared/marks.ts';
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

/** Lanes stand side by side where all of them fit, else one under the other. */
function planLanes({ lanes }: LanesSeries, width: number): { columns: number; room: number } {
  const beside = (width - GAP * (lanes.length - 1)) / lanes.length;
  const columns = width < 640 || beside < NARROWEST ? 1 : lanes.length;
  return { columns, room: (width - GAP * (columns - 1)) / columns };
}

export function height(series: LanesSeries, width: number): number {
  return arrange(series, width).height;
}

/** Numbers of different kinds, sorted by kind and drawn on no common scale. */
export function layout(series: LanesSeries, view: View, size: Size): Mark[] {
  return arrange(series, size.width, view).marks;
}

function arrange(series: LanesSeries, width: number, view?: View): { marks: Mark[]; height: number } {
  const { columns, room } = planLanes(series, width);
  const marks: Mark[] = [];
  let tallest = 0;
  let y = 0;
  series.lanes.forEach((lane, index) => {
    if (columns > 1) y = 0;
    const x = columns > 1 ? index * (room + GAP) : 0;
    y = drawLane(lane.label, lane.entries, x, y);
    tallest = Math.max(tallest, y);
  });
  return { marks, height: tallest };

  function drawLane(label: string, entries: LaneEntry[], x: number, top: number): number {
    const sizes = typeSizes(width);
    let level = top + 2;
    marks.push(line({ key: `lane-${label}`, points: [x, level, x + room, level], stroke: 'ink', width: 1.5 }));
    for (const [index, words] of wrapText(label, room, sizes.value, true).entries()) {
      level += sizes.value * 1.3;
      marks.push(
        text({ key: `lane-${label}-${index}`, x, y: level, text: words, size: sizes.value, bold: true, fill: 'ink' }),
      );
    }
    for (const entry of entries) level = drawEntry(entry, x, level + sizes.label * 0.8);
    return level + sizes.label * 1.8;
  }

  function drawEntry({ id, shown, words, status }: LaneEntry, x: number, top: number): number {
    const sizes = typeSizes(width);
    const emphasis = view ? emphasisOf(view, id) : 'normal';
    const big = sizes.value * 1.35;
    let level = top;
    marks.push(symbol({ key: id, x: x + 8, y: top + big * 0.66, size: 15, status, emphasis }));
    for (const [index, part] of wrapText(shown, room - 24, big, true).entries()) {
      level += index === 0 ? big : big * 1.2;
      const style = { size: big, bold: true, fill: STATUS_TEXT[status], emphasis };
      marks.push(
        text({ key: index === 0 ? `${id}-value` : `${id}-value-${index}`, x: x + 24, y: level, text: part, ...style }),
      );
    }
    for (const [index, part] of wrapText(words, room - 24, sizes.label).entries()) {
      level += sizes.label * 1.35;
      marks.push(
        text({
          key: `${id}-words-${index}`,
          x: x + 24,
          y: level,
          text: part,
          size: sizes.label,
          fill: 'ink-2',
          emphasis,
        }),
      );
    }
    return level;
  }
}
