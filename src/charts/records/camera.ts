/** Where a camera stands that goes from the first record to all of them. */
import { formatNumber } from '../format.ts';
import { fitPitch, type Grid } from '../shared/dots.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { typeSizes } from '../theme.ts';
import type { Item, Series, Size } from '../types.ts';

/** How many signs a view can show, when it does not show all. */
export const ZOOMS = [1, 100, 1000] as const;

export interface RecordsSeries extends Series {
  type: 'records';
  item: Item & { value: number };
  /** The words at the first record, in every view. */
  marker?: string | undefined;
  zooms: Zoom[];
}

/** What a view shows: so many signs, or all, and words for them. */
export interface Zoom {
  view: string;
  signs?: (typeof ZOOMS)[number] | undefined;
  words: string;
}

export const BLOCK = 1000;
/** Blocks in a row, so that a row is 10,000. */
export const ACROSS = 10;
/** Columns and rows that make a thousand, the usual ones first. */
const SHAPES = [25, 20, 40, 50].map((columns) => [columns, BLOCK / columns] as const);
/** The first hundred stand together, as ten by ten. */
export const TEN = 10;
/** The pitch of a single sign, on phones and where there is room. */
const NEAR = { narrow: 140, wide: 200 };
/** The steps of a pitch where nobody knows the pixels. */
const FINE = 0.1;
/** Signs of a smaller pitch are a tone, and a line around each thousand keeps them countable. */
export const TONE = 2.5;

export type Plan = ReturnType<typeof planAll>;

/** The corner of the camera in one view, and what it shows. */
export interface Shot extends Grid {
  signs: number;
}

export function planHeight({
  top,
  down,
  rows,
  pitch,
  gap,
}: Record<'top' | 'down' | 'rows' | 'pitch' | 'gap', number>): number {
  return top + down * rows * pitch + (down - 1) * gap;
}

/** All of them at once: blocks of the shape that lets the signs be largest, on whole device pixels. */
export function planAll({ item, marker }: RecordsSeries, { width, height: room, pixel = FINE }: Size) {
  const { label } = typeSizes(width);
  const narrow = width < 560;
  const gap = narrow ? 0.4 : 3;
  const left = textWidth(formatNumber(item.value), label) + (narrow ? 2 : 10);
  const top = marker ? label * 1.5 : 0;
  const down = Math.max(1, Math.ceil(item.value / BLOCK / ACROSS));
  const across = width - left - (ACROSS - 1) * gap;
  const high = room - top - (down - 1) * gap;
  const shapes = Number.isFinite(room) ? SHAPES : narrow ? SHAPES.slice(1, 2) : SHAPES.slice(0, 1);
  const plans = shapes.map(([columns, rows]) => {
    const pitch = fitPitch(across, high, ACROSS * columns, down * rows, pixel);
    return { gap, left, down, top, columns, rows, pitch };
  });
  const plan = plans.reduce((best, each) => (each.pitch > best.pitch ? each : best));
  const spare = Number.isFinite(room) ? Math.max(0, room - planHeight(plan)) : 0;
  return { ...plan, top: top + Math.floor(spare / 2) };
}

/** Where the camera stands for a zoom; without one it shows all. */
export function shotOf(zoom: Zoom | undefined, plan: Plan, value: number, size: Size): Shot {
  const { left: x, top: y, columns, pitch } = plan;
  if (zoom?.signs === undefined) return { x, y, columns, pitch, signs: Math.max(value, BLOCK + 1) };
  return nearShot(zoom.signs, zoom.words, plan, size);
}

/** One, a hundred or a thousand signs, as large as fits, with their words in the middle of the drawing. */
function nearShot(signs: number, words: string, plan: Plan, { width, height: room, pixel }: Size): Shot {
  const [columns, rows] = signs === 1 ? [1, 1] : signs < BLOCK ? [TEN, TEN] : [plan.columns, plan.rows];
  const sizes = typeSizes(width);
  const beside = hasRoomBeside(signs, width);
  const under = beside ? 0 : sizes.value * 2 + wrapText(words, width, sizes.label).length * sizes.label * 1.3;
  const most = signs === 1 ? (beside ? NEAR.wide : NEAR.narrow) : Infinity;
  // Close signs keep the margin that the whole of them needs for itself.
  const fits = fitPitch(width * (beside ? 0.76 : 0.92), room - plan.top - under, columns, rows, pixel);
  const pitch = Math.min(most, fits);
  const taken = columns * pitch + (beside ? wordsRoom(width) + sizes.value : 0);
  const x = Math.max(0, (width - taken) / 2);
  const y = plan.top + Math.max(0, (room - plan.top - under - rows * pitch) / 2);
  return { x, y, columns, pitch, signs };
}

/** On phones only the words of the tall block of a thousand stand beside it. */
export function hasRoomBeside(signs: number, width: number): boolean {
  return width >= 560 || signs === BLOCK;
}

export function wordsRoom(width: number): number {
  return width * 0.24 - typeSizes(width).value;
}

/** The place of a block among all. */
export function blockAt(index: number, { left, top, columns, rows, pitch, gap }: Plan): { x: number; y: number } {
  const [column, row] = [index % ACROSS, Math.floor(index / ACROSS)];
  return { x: left + column * (columns * pitch + gap), y: top + row * (rows * pitch + gap) };
}
