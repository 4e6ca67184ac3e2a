/** Every record as a sign of its own, seen by a camera that goes from the first of them to all. */
import { formatNumber } from '../format.ts';
import { fillGrid } from '../shared/dots.ts';
import { emphasisOf, line, rect, text } from '../shared/marks.ts';
import { blockMarks, blockSize, type LabelLine } from '../shared/labels.ts';
import { wrapText } from '../shared/text.ts';
import { STATUS_TEXT, typeSizes } from '../theme.ts';
import type { DotsMark, Emphasis, Item, Mark, Size, View } from '../types.ts';
import {
  ACROSS,
  BLOCK,
  blockAt,
  hasRoomBeside,
  planAll,
  planHeight,
  shotOf,
  TEN,
  TONE,
  wordsRoom,
  type Plan,
  type RecordsSeries,
  type Shot,
  type Zoom,
} from './camera.ts';

export function height(series: RecordsSeries, width: number): number {
  const plan = planAll(series, { width, height: Infinity });
  return planHeight(plan) + 2;
}

/** The signs of one view. The first keeps its name and its corner in all of them, so that a reader can follow it. */
export function layout(series: RecordsSeries, view: View, size: Size): Mark[] {
  const { item } = series;
  const plan = planAll(series, size);
  const current = series.zooms.find((each) => each.view === view.id);
  const shot = shotOf(current, plan, item.value, size);
  const state = emphasisOf(view, item.id);
  const seen = (from: number): Emphasis => (from < shot.signs ? state : 'hidden');
  return [
    ...outlines(item, plan, seen(BLOCK)),
    ...firstBlock(item, plan, shot, seen),
    ...otherBlocks(item, plan, seen(BLOCK)),
    ...rowLabels(item.value, plan, seen(BLOCK), size.width),
    ...markerMarks(series, shot, size.width),
    ...series.zooms.flatMap((zoom) =>
      zoomWords(item, zoom, shotOf(zoom, plan, item.value, size), plan, size, zoom === current ? state : 'hidden'),
    ),
  ];
}

/** The first thousand in four runs: the first, its hundred, and what stands beside and below that. */
function firstBlock(
  { id, value, status }: Item & { value: number },
  plan: Plan,
  shot: Shot,
  seen: (from: number) => Emphasis,
): DotsMark[] {
  const { pitch } = shot;
  const wide = Math.max(plan.columns, TEN);
  const beside = (wide - TEN) * TEN;
  let left = value;
  const run = (
    name: string,
    from: number,
    most: number,
    at: { column: number; row: number; columns: number },
    offset = 0,
  ): DotsMark[] => {
    const count = Math.min(most, left);
    left -= count;
    const grid = { x: shot.x + at.column * pitch, y: shot.y + at.row * pitch, columns: at.columns, pitch };
    return fillGrid(grid, [{ key: name, count, status, emphasis: seen(from) }], offset).marks;
  };
  return [
    ...run(id, 0, 1, { column: 0, row: 0, columns: TEN }),
    ...run(`${id}-hundred`, 1, TEN * TEN - 1, { column: 0, row: 0, columns: TEN }, 1),
    ...run(`${id}-beside`, TEN * TEN, beside, { column: TEN, row: 0, columns: wide - TEN }),
    ...run(`${id}-below`, TEN * TEN, BLOCK - TEN * TEN - beside, { column: 0, row: TEN, columns: wide }),
  ];
}

/** How many signs each block of a thousand holds, and where it stands among all. */
function blocksOf(value: number, plan: Plan): { count: number; x: number; y: number }[] {
  return Array.from({ length: Math.ceil(value / BLOCK) }, (_, index) => ({
    count: Math.min(BLOCK, value - index * BLOCK),
    ...blockAt(index, plan),
  }));
}

/** A thin line around each thousand whose signs are too small to count. */
function outlines({ id, value }: Item & { value: number }, plan: Plan, emphasis: Emphasis): Mark[] {
  const { columns, pitch } = plan;
  if (pitch >= TONE) return [];
  return blocksOf(value, plan).map(({ count, x, y }, index) => {
    const size = { width: columns * pitch, height: Math.ceil(count / columns) * pitch };
    return rect({ key: `${id}-edge-${index}`, x, y, ...size, fill: 'none', stroke: 'hairline', emphasis });
  });
}

function otherBlocks({ id, value, status }: Item & { value: number }, plan: Plan, emphasis: Emphasis): Mark[] {
  const { columns, pitch } = plan;
  return blocksOf(value, plan).flatMap(({ count, x, y }, index) =>
    index === 0 ? [] : fillGrid({ x, y, columns, pitch }, [{ key: `${id}-${index}`, count, status, emphasis }]).marks,
  );
}

/** Each row says at its lower edge how many there are up to its end; a row lower than its label grows to it. */
function rowLabels(value: number, plan: Plan, emphasis: Emphasis, width: number): Mark[] {
  const { label: size } = typeSizes(width);
  const firsts = blocksOf(value, plan).filter((_, index) => index % ACROSS === 0);
  return firsts.map(({ count, y }, row) => {
    const words = formatNumber(Math.min(value, (row + 1) * ACROSS * BLOCK));
    const end = y + Math.max(size, Math.ceil(count / plan.columns) * plan.pitch) - size * 0.2;
    const at = { x: plan.left - (width < 560 ? 2 : 10), y: end, anchor: 'end' as const };
    return text({ key: `up-to-${row}`, ...at, text: words, size, fill: 'axis-label', emphasis });
  });
}

/** A tick at the first record, which stays while the camera moves. */
function markerMarks({ marker }: RecordsSeries, { x, y, pitch }: Shot, width: number): Mark[] {
  if (!marker) return [];
  const { label: size } = typeSizes(width);
  const [centre, tip] = [x + pitch / 2, y + Math.min(0, pitch * 0.1) - 1];
  const from = tip - size * 0.5;
  return [
    line({ key: 'marker', points: [centre, from, centre, tip], stroke: 'ink', width: 2 }),
    text({
      key: 'marker-words',
      x: Math.max(x, centre - size),
      y: from - size * 0.25,
      text: marker,
      size,
      bold: true,
      fill: 'ink',
    }),
  ];
}

/** What a view shows, in words: beside or below a close view, and behind the last block of the whole. */
function zoomWords(
  { status, value }: Item & { value: number },
  { words }: Zoom,
  shot: Shot,
  plan: Plan,
  size: Size,
  emphasis: Emphasis,
): Mark[] {
  const sizes = typeSizes(size.width);
  const whole = shot.signs > BLOCK;
  const number: LabelLine = {
    text: formatNumber(whole ? value : shot.signs),
    size: sizes.value * 1.5,
    bold: true,
    fill: STATUS_TEXT[status],
  };
  const corner = whole ? behindLast(value, plan, sizes.value) : besideShot(shot, size);
  const room = whole || !hasRoomBeside(shot.signs, size.width) ? size.width - corner.x : wordsRoom(size.width);
  const lines = wrapText(words, room, sizes.label).map((part): LabelLine => ({
    text: part,
    size: sizes.label,
    fill: 'ink-2',
  }));
  const { width, height } = blockSize([number, ...lines]);
  // Where the last row has no room for them, its label says it.
  if (whole && (width > room || height > plan.rows * plan.pitch)) return [];
  const box = { ...corner, width, height };
  return blockMarks(
    `zoom-${whole ? 'all' : shot.signs}`,
    [number, ...lines],
    { box, anchor: 'start' },
    emphasis,
    false,
  );
}

function behindLast(value: number, plan: Plan, air: number): { x: number; y: number } {
  const { x, y } = blockAt(Math.max(0, Math.ceil(value / BLOCK) - 1), plan);
  return { x: x + plan.columns * plan.pitch + air, y };
}

function besideShot({ x, y, columns, pitch, signs }: Shot, { width }: Size): { x: number; y: number } {
  if (hasRoomBeside(signs, width)) return { x: x + columns * pitch + typeSizes(width).value, y };
  return { x, y: y + columns * pitch };
}
