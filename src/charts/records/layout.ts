/** Every record as a sign of its own, seen by a camera that goes from the first of them to all. */
import { formatNumber } from '../format.ts';
import { fitPitch } from '../shared/dots.ts';
import { blockMarks, blockSize, wrapLine, type LabelLine, type Box } from '../shared/labels.ts';
import { dots, emphasisOf, line, rect, text } from '../shared/marks.ts';
import { textWidth, wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { DotsMark, Emphasis, Item, Mark, Series, Size, View } from '../types.ts';

/** How many signs a view can show, when it does not show all. */
export const ZOOMS = [1, 100, 1000] as const;

export interface RecordsSeries extends Series {
  type: 'records';
  item: Item & { value: number };
  marker?: string | undefined;
  zooms: Zoom[];
}

interface Zoom {
  view: string;
  signs?: (typeof ZOOMS)[number] | undefined;
  words: string;
}

const BLOCK = 1000;
/** Blocks in a row, so that a row is 10,000. */
const ACROSS = 10;
/** Columns and rows that make a thousand, the usual ones first. */
const SHAPES = [25, 20, 40, 50].map((columns) => [columns, BLOCK / columns] as const);
/** The first hundred stand together, as ten by ten. */
const TEN = 10;
/** The pitch of a single sign, on phones and where there is room. */
const NEAR = { narrow: 140, wide: 200 };
/** The steps of a pitch where nobody knows the pixels. */
const FINE = 0.1;
/** Signs of a smaller pitch are a tone, and a line around each thousand keeps them countable. */
const TONE = 2.5;

type Plan = ReturnType<typeof planAll>;

type Shot = ReturnType<typeof shotOf>;

/** All of them at once: blocks of the shape that lets the signs be largest, on whole device pixels. */
function planAll({ item, marker }: RecordsSeries, { width, height: room, pixel = FINE }: Size) {
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
    return { gap, left, down, top, columns, rows, pitch, high: top + down * rows * pitch + (down - 1) * gap };
  });
  const plan = plans.reduce((best, each) => (each.pitch > best.pitch ? each : best));
  const spare = Number.isFinite(room) ? Math.max(0, room - plan.high) : 0;
  return { ...plan, top: top + Math.floor(spare / 2) };
}

/** Where the camera stands for a zoom: one, a hundred or a thousand signs, as large as fits; without one it shows all. */
function shotOf(zoom: Zoom | undefined, plan: Plan, value: number, { width, height: room, pixel }: Size) {
  if (zoom?.signs === undefined) {
    const { left, top, columns, pitch } = plan;
    return { x: left, y: top, columns, pitch, signs: Math.max(value, BLOCK + 1), beside: undefined };
  }
  const { signs, words } = zoom;
  const [columns, rows] = signs === 1 ? [1, 1] : signs < BLOCK ? [TEN, TEN] : [plan.columns, plan.rows];
  const sizes = typeSizes(width);
  // On phones only the words of the tall block of a thousand stand beside it.
  const beside = width >= 560 || signs === BLOCK ? width * 0.24 - sizes.value : undefined;
  const under = beside ? 0 : sizes.value * 2 + wrapText(words, width, sizes.label).length * sizes.label * 1.3;
  const most = signs === 1 ? (beside ? NEAR.wide : NEAR.narrow) : Infinity;
  // Close signs keep the margin that the whole of them needs for itself.
  const fits = fitPitch(width * (beside ? 0.76 : 0.92), room - plan.top - under, columns, rows, pixel);
  const pitch = Math.min(most, fits);
  const taken = columns * pitch + (beside ? beside + sizes.value : 0);
  const x = Math.max(0, (width - taken) / 2);
  const y = plan.top + Math.max(0, (room - plan.top - under - rows * pitch) / 2);
  return { x, y, columns, pitch, signs, beside };
}
function blockAt(index: number, { left, top, columns, rows, pitch, gap }: Plan): { x: number; y: number } {
  const [column, row] = [index % ACROSS, Math.floor(index / ACROSS)];
  return { x: left + column * (columns * pitch + gap), y: top + row * (rows * pitch + gap) };
}

export function height(series: RecordsSeries, width: number): number {
  return planAll(series, { width, height: Infinity }).high + 2;
}

/** The signs of one view. The first keeps its name and its corner in all of them, so that a reader can follow it. */
export function layout(series: RecordsSeries, view: View, size: Size): Mark[] {
  const { item, zooms } = series;
  const { id, value, status } = item;
  const plan = planAll(series, size);
  const { columns, pitch } = plan;
  const current = zooms.find((each) => each.view === view.id);
  const shot = shotOf(current, plan, value, size);
  const state = emphasisOf(view, id);
  const seen = (from: number): Emphasis => (from < shot.signs ? state : 'hidden');
  const emphasis = seen(BLOCK);
  const blocks = Array.from({ length: Math.ceil(value / BLOCK) }, (_, index) => {
    const count = Math.min(BLOCK, value - index * BLOCK);
    return { count, height: Math.ceil(count / columns) * pitch, ...blockAt(index, plan) };
  });
  return [
    // A thin line around each thousand whose signs are too small to count.
    ...(pitch < TONE ? blocks : []).map(({ x, y, height: high }, index) => {
      const box = { x, y, width: columns * pitch, height: high };
      return rect({ key: `${id}-edge-${index}`, ...box, fill: 'none', stroke: 'hairline', emphasis });
    }),
    ...firstBlock(series, plan, shot, seen),
    ...blocks
      .slice(1)
      .map(({ count, x, y }, index) =>
        dots({ key: `${id}-${index + 1}`, count, status, emphasis, x, y, columns, pitch, offset: 0 }),
      ),
    ...rowLabels(blocks, value, plan, emphasis, size.width),
    ...markerMarks(series, shot, size.width),
    ...zooms.flatMap((zoom) => zoomWords(item, zoom, plan, size, zoom === current ? state : 'hidden')),
  ];
}

/** The first thousand in four runs: the first, its hundred, and what stands beside and below that. */
function firstBlock({ item }: RecordsSeries, plan: Plan, shot: Shot, seen: (from: number) => Emphasis): DotsMark[] {
  const { id, value, status } = item;
  const { x, y, pitch } = shot;
  const wide = Math.max(plan.columns, TEN);
  const beside = (wide - TEN) * TEN;
  const hundred = TEN * TEN;
  let left = value;
  const run = (name: string, from: number, most: number, columns: number, [across = 0, down = 0]: number[] = []) => {
    const count = Math.min(most, left);
    left -= count;
    const grid = { x: x + across * pitch, y: y + down * pitch, columns, pitch, offset: from === 1 ? 1 : 0 };
    return dots({ key: id + name, count, status, emphasis: seen(from), ...grid });
  };
  return [
    run('', 0, 1, TEN),
    run('-hundred', 1, hundred - 1, TEN),
    run('-beside', hundred, beside, wide - TEN, [TEN, 0]),
    run('-below', hundred, BLOCK - hundred - beside, wide, [0, TEN]),
  ];
}

/** Each row says at its lower edge how many there are up to its end; a row lower than its label grows to it. */
function rowLabels(blocks: Omit<Box, 'width'>[], value: number, plan: Plan, emphasis: Emphasis, width: number): Mark[] {
  const { label: size } = typeSizes(width);
  const firsts = blocks.filter((_, index) => index % ACROSS === 0);
  return firsts.map(({ y, height: high }, row) => {
    const words = formatNumber(Math.min(value, (row + 1) * ACROSS * BLOCK));
    const at = { x: plan.left - (width < 560 ? 2 : 10), y: y + Math.max(size, high) - size * 0.2 };
    return text({ key: `up-to-${row}`, ...at, anchor: 'end', text: words, size, fill: 'axis-label', emphasis });
  });
}

/** A tick at the first record, which stays while the camera moves. */
function markerMarks({ marker }: RecordsSeries, { x, y, pitch }: Shot, width: number): Mark[] {
  if (!marker) return [];
  const { label: size } = typeSizes(width);
  const [centre, tip] = [x + pitch / 2, y + Math.min(0, pitch * 0.1) - 1];
  const from = tip - size * 0.5;
  const at = { x: Math.max(x, centre - size), y: from - size * 0.25 };
  return [
    line({ key: 'marker', points: [centre, from, centre, tip], stroke: 'ink', width: 2 }),
    text({ key: 'marker-words', ...at, text: marker, size, bold: true, fill: 'ink' }),
  ];
}

/** What a view shows, in words: beside or below a close view, and behind the last block of the whole. */
function zoomWords(item: RecordsSeries['item'], zoom: Zoom, plan: Plan, size: Size, emphasis: Emphasis): Mark[] {
  const { status, value } = item;
  const { x, y, columns, pitch, signs, beside } = shotOf(zoom, plan, value, size);
  const sizes = typeSizes(size.width);
  const whole = signs > BLOCK;
  const last = blockAt(Math.max(0, Math.ceil(value / BLOCK) - 1), plan);
  const near = beside ? { x: x + columns * pitch + sizes.value, y } : { x, y: y + columns * pitch };
  const corner = whole ? { x: last.x + plan.columns * plan.pitch + sizes.value, y: last.y } : near;
  const room = beside ?? size.width - corner.x;
  const number = { text: formatNumber(whole ? value : signs), size: sizes.value * 1.5, bold: true };
  const lines: LabelLine[] = [
    { ...number, fill: STATUS_TEXT[status] },
    ...wrapLine({ text: zoom.words, size: sizes.label, fill: 'ink-2' }, room),
  ];
  const block = blockSize(lines);
  // Where the last row has no room for them, its label says it.
  if (whole && (block.width > room || block.height > plan.rows * plan.pitch)) return [];
  const placed = { box: { ...corner, ...block }, anchor: 'start' } as const;
  return blockMarks(`zoom-${whole ? 'all' : signs}`, lines, placed, emphasis, false);
}
