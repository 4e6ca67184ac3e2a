/** Sums as tracks of signs: part after part in one line, each named below itself. */
import { fillGrid, fitPitch } from '../shared/dots.ts';
import { line, text } from '../shared/marks.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { DotsMark, Emphasis, Item, Mark, Series, Size, Status, View } from '../types.ts';

/** A part of a sum, in the unit of the data. */
export interface Part extends Item {
  value: number;
  look?: NonNullable<DotsMark['look']>;
  words?: string;
}

export interface Track {
  id: string;
  label: string;
  end?: string;
  parts: Part[];
}

export interface SumsSeries extends Series {
  type: 'sums';
  /** How many one sign stands for. */
  each: number;
  tracks: Track[];
  shots: { view: string; tracks: string[] }[];
}

const LEADING = 1.28;
/** The largest sign, and the most and the least air between two tracks, in px. */
const LARGEST = 72;
const MOST_AIR = 150;
const LEAST_AIR = 14;
const LITTLE_AIR = 4;
/** More tracks than this are set in small signs, and their parts are not named again. */
const MOST_NAMED = 6;
const SMALL = 18;
/** The room under a track for the bracket of its parts, before their words. */
const BRACKET = 6;

type Sizes = ReturnType<typeof typeSizes>;

/** Words under the parts of a track: each below its part where there is room, else on the next line. */
interface Caption {
  x: number;
  row: number;
  text: string;
  part: Part;
}

export function height(series: SumsSeries, width: number): number {
  const shown = [series.tracks, ...series.shots.map(({ tracks }) => chosen(series, tracks))];
  return Math.max(
    ...shown.map(
      (tracks) => heightOf(plan(series, tracks, width)) + LEAST_AIR * (tracks.length > MOST_NAMED ? tracks.length : 1),
    ),
  );
}

function chosen({ tracks }: SumsSeries, ids: string[]): Track[] {
  return tracks.filter(({ id }) => ids.includes(id));
}

export function layout(series: SumsSeries, view: View, size: Size): Mark[] {
  const shot = series.shots.find((each) => each.view === view.id);
  const shown = shot ? chosen(series, shot.tracks) : series.tracks;
  const fit = plan(series, shown, size.width, size.height);
  const heights = shown.map((track) => trackHeight(track, fit));
  const spare = size.height - heights.reduce((sum, each) => sum + each, 0);
  const air = Math.max(0, Math.min(MOST_AIR, spare / shown.length));
  let y = Math.max(0, (spare - air * (shown.length - 1)) / 2);
  return series.tracks.flatMap((track) => {
    const index = shown.indexOf(track);
    const marks = trackMarks(track, y, fit, index < 0 ? 'hidden' : 'normal');
    if (index >= 0) y += (heights[index] ?? 0) + air;
    return marks;
  });
}

/** How the tracks of a view are set. */
interface Plan {
  tracks: Track[];
  width: number;
  pitch: number;
  each: number;
  /** Whether the parts are named: where there are many tracks, the views before have said it. */
  named: boolean;
}

/** Signs as large as the longest track allows, and smaller where the height is limited. */
function plan({ each }: SumsSeries, tracks: Track[], width: number, room = Infinity): Plan {
  const sizes = typeSizes(width);
  const longest = Math.max(1, ...tracks.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0) / each));
  const end = Math.max(0, ...tracks.map((track) => endRoom(track, sizes)));
  const named = tracks.length <= MOST_NAMED;
  const widest = Math.min(named ? LARGEST : SMALL, fitPitch(width - end, Infinity, longest, 1));
  let fit: Plan = { tracks, width, each, named, pitch: widest };
  while (heightOf(fit) > room && fit.pitch > 1) fit = { ...fit, pitch: fit.pitch - Math.max(0.5, fit.pitch / 20) };
  return fit;
}

function heightOf(fit: Plan): number {
  const air = fit.named ? LEAST_AIR : LITTLE_AIR;
  return fit.tracks.reduce((sum, track) => sum + trackHeight(track, fit) + air, -air);
}

function endRoom({ end }: Track, sizes: Sizes): number {
  return end ? textWidth(end, sizes.value, true) + 10 : 2;
}

function trackHeight(track: Track, fit: Plan): number {
  const { label } = typeSizes(fit.width);
  const rows = (fit.named ? captions(track, fit) : []).reduce((most, { row }) => Math.max(most, row + 1), 0);
  const words = rows > 0 ? BRACKET + rows * label * LEADING : 0;
  return wrapText(track.label, fit.width, label).length * label * LEADING + 4 + fit.pitch + words;
}

function captions({ parts }: Track, { each, pitch, width }: Plan): Caption[] {
  const { label: size } = typeSizes(width);
  let [x, row, taken] = [0, 0, -Infinity];
  return parts.flatMap((part) => {
    const at = x;
    x += (part.value / each) * pitch;
    if (!part.words) return [];
    return wrapText(part.words, width, size).map((words, index) => {
      const room = textWidth(words, size);
      const start = Math.max(0, Math.min(at, width - room));
      if (index > 0 || start < taken) row += 1;
      taken = start + room + size;
      return { x: start, row, text: words, part };
    });
  });
}

/** What is worked out with a number that nobody confirmed wears the sign of that number. */
function signOf({ parts }: Track, { status }: Part): Status {
  return parts.some((part) => part.status === 'leaked') ? 'leaked' : status;
}

function trackMarks(track: Track, top: number, fit: Plan, emphasis: Emphasis): Mark[] {
  const { pitch, width, each } = fit;
  const sizes = typeSizes(width);
  const size = sizes.label;
  const heading = wrapText(track.label, width, size);
  const y = top + heading.length * size * LEADING + 4;
  let x = 0;
  const parts = track.parts.flatMap((part, index) => {
    const key = `${track.id}-${index}`;
    const count = part.value / each;
    const { look } = part;
    const status = signOf(track, part);
    const run = { key, count, status, emphasis, ...(look ? { look } : {}) };
    const [from, to] = [x, x + count * pitch];
    x = to;
    const named = fit.named && part.words && count > 0 ? emphasis : 'hidden';
    return [
      ...fillGrid({ x: from, y, columns: Math.max(1, Math.ceil(count)), pitch }, [run]).marks,
      line({
        key: `${key}-bracket`,
        points: [from + 1, y + pitch + 3, Math.max(from + 1, to - 1), y + pitch + 3],
        stroke: STATUS_TEXT[status],
        width: 2,
        dashed: look === 'dashed',
        emphasis: named,
      }),
    ];
  });
  const foot = y + pitch + BRACKET;
  return [
    ...heading.map((words, index) =>
      text({
        key: `${track.id}-label-${index}`,
        x: 0,
        y: top + size * (0.95 + index * LEADING),
        text: words,
        size,
        fill: 'ink-2',
        emphasis,
      }),
    ),
    ...parts,
    text({
      key: `${track.id}-end`,
      x: x + 8,
      y: y + Math.min(pitch / 2 + sizes.value * 0.36, Math.max(pitch - 1, sizes.value * 0.5)),
      text: track.end ?? '',
      size: sizes.value,
      bold: true,
      fill: STATUS_TEXT[track.parts[0]?.status ?? 'derived'],
      emphasis: track.end ? emphasis : 'hidden',
    }),
    ...captions(track, fit).map(({ x: at, row, text: words, part }, index) =>
      text({
        key: `${track.id}-words-${index}`,
        x: at,
        y: foot + size * (0.95 + row * LEADING),
        text: words,
        size,
        fill: STATUS_TEXT[signOf(track, part)],
        emphasis: fit.named ? emphasis : 'hidden',
      }),
    ),
  ];
}
