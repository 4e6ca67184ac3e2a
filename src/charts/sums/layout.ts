/** Sums as tracks of signs: part after part in one line, each named below itself. */
import { fitPitch } from '../shared/dots.ts';
import { dots, line, text, textLines } from '../shared/marks.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { DotsMark, Emphasis, Item, Mark, Series, Size, Status, View } from '../types.ts';

/** A part of a sum, in the unit of the data. */
export interface Part extends Item {
  value: number;
  look?: DotsMark['look'];
  words?: string | undefined;
}

export interface Track {
  id: string;
  label: string;
  end?: string | undefined;
  parts: Part[];
}

export interface SumsSeries extends Series {
  type: 'sums';
  each: number;
  tracks: Track[];
  shots: { view: string; tracks: string[] }[];
}

const LEADING = 1.28;
/** The most, the least and the little air between two tracks, in px. */
const [MOST_AIR, LEAST_AIR, LITTLE_AIR] = [150, 14, 4];
/** More tracks than this are set in small signs, and their parts are not named again. */
const MOST_NAMED = 6;
const [LARGEST, SMALL] = [72, 18];
/** The room under a track for the bracket of its parts, before their words. */
const BRACKET = 6;

type Plan = ReturnType<typeof planTracks>;

export function height(series: SumsSeries, width: number): number {
  const shown = [series.tracks, ...series.shots.map((shot) => chosen(series, shot.view))];
  const air = (tracks: Track[]): number => LEAST_AIR * (tracks.length > MOST_NAMED ? tracks.length : 1);
  return Math.max(...shown.map((tracks) => heightOf(planTracks(series, tracks, width)) + air(tracks)));
}

function chosen({ tracks, shots }: SumsSeries, view: string): Track[] {
  const shot = shots.find((each) => each.view === view);
  return shot ? tracks.filter(({ id }) => shot.tracks.includes(id)) : tracks;
}

export function layout(series: SumsSeries, view: View, size: Size): Mark[] {
  const shown = chosen(series, view.id);
  let fit = planTracks(series, shown, size.width);
  // Smaller signs where the height is limited.
  while (heightOf(fit) > size.height && fit.pitch > 1)
    fit = { ...fit, pitch: fit.pitch - Math.max(0.5, fit.pitch / 20) };
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

/** Signs as large as the longest track allows; where there are many, the views before have named their parts. */
function planTracks({ each }: SumsSeries, tracks: Track[], width: number) {
  const sizes = typeSizes(width);
  const longest = Math.max(1, ...tracks.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0) / each));
  const end = Math.max(0, ...tracks.map((track) => (track.end ? textWidth(track.end, sizes.value, true) + 10 : 2)));
  const named = tracks.length <= MOST_NAMED;
  const widest = Math.min(named ? LARGEST : SMALL, fitPitch(width - end, Infinity, longest, 1));
  return { tracks, width, sizes, each, named, pitch: widest };
}

function heightOf(fit: Plan): number {
  const air = fit.named ? LEAST_AIR : LITTLE_AIR;
  return fit.tracks.reduce((sum, track) => sum + trackHeight(track, fit) + air, -air);
}

function trackHeight(track: Track, fit: Plan): number {
  const { label } = fit.sizes;
  const rows = (fit.named ? captions(track, fit) : []).reduce((most, { row }) => Math.max(most, row + 1), 0);
  const words = rows > 0 ? BRACKET + rows * label * LEADING : 0;
  return wrapText(track.label, fit.width, label).length * label * LEADING + 4 + fit.pitch + words;
}

/** Words under the parts of a track: each below its part where there is room, else on the next line. */
function captions({ parts }: Track, { each, pitch, width, sizes }: Plan) {
  let [x, row, taken] = [0, 0, -Infinity];
  return parts.flatMap((part) => {
    const at = x;
    x += (part.value / each) * pitch;
    return wrapText(part.words ?? '', width, sizes.label).map((words, index) => {
      const room = textWidth(words, sizes.label);
      const start = Math.max(0, Math.min(at, width - room));
      if (index > 0 || start < taken) row += 1;
      taken = start + room + sizes.label;
      return { x: start, row, text: words, part };
    });
  });
}

/** What is worked out with a number that nobody confirmed wears the sign of that number. */
function signOf({ parts }: Track, { status }: Part): Status {
  return parts.some((part) => part.status === 'leaked') ? 'leaked' : status;
}

function trackMarks(track: Track, top: number, fit: Plan, emphasis: Emphasis): Mark[] {
  const { id, end = '' } = track;
  const { pitch, sizes } = fit;
  const size = sizes.label;
  const heading = wrapText(track.label, fit.width, size);
  const y = top + heading.length * size * LEADING + 4;
  let x = 0;
  const parts = track.parts.flatMap((part, index) => {
    const key = `${id}-${index}`;
    const [count, status] = [part.value / fit.each, signOf(track, part)];
    const from = x;
    const grid = { x: from, y, columns: Math.max(1, Math.ceil(count)), pitch, offset: 0 };
    x += count * pitch;
    const bracket = { key: `${key}-bracket`, stroke: STATUS_TEXT[status], width: 2, dashed: part.look === 'dashed' };
    const points = [from + 1, y + pitch + 3, Math.max(from + 1, x - 1), y + pitch + 3];
    return [
      dots({ key, count, status, emphasis, look: part.look, ...grid }),
      line({ ...bracket, points, emphasis: fit.named && part.words && count > 0 ? emphasis : 'hidden' }),
    ];
  });
  const foot = y + pitch + BRACKET;
  const level = y + Math.min(pitch / 2 + sizes.value * 0.36, Math.max(pitch - 1, sizes.value * 0.5));
  const fill = STATUS_TEXT[track.parts[0]?.status ?? 'derived'];
  const strong = { size: sizes.value, bold: true, fill, emphasis: end ? emphasis : 'hidden' } as const;
  return [
    ...textLines(heading, LEADING, { key: `${id}-label`, x: 0, y: top + size * 0.95, size, fill: 'ink-2', emphasis }),
    ...parts,
    text({ key: `${id}-end`, x: x + 8, y: level, text: end, ...strong }),
    ...captions(track, fit).map(({ x: at, row, text: words, part }, index) => {
      const place = { key: `${id}-words-${index}`, x: at, y: foot + size * (0.95 + row * LEADING) };
      const style = { size, fill: STATUS_TEXT[signOf(track, part)] };
      return text({ ...place, text: words, ...style, emphasis: fit.named ? emphasis : 'hidden' });
    }),
  ];
}
