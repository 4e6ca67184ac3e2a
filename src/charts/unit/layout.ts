import { fillGrid } from '../shared/dots.ts';
import { formatNumber } from '../format.ts';
import { emphasisOf, line, text } from '../shared/marks.ts';
import { typeSizes } from '../theme.ts';
import type { Item, Mark, Series, Size, View } from '../types.ts';

export interface UnitSeries extends Series {
  type: 'unit';
  item: Item & { value: number };
}

/** A block of 1,000 lies where there is room, and stands on phones, so that five of them fit beside one another. */
const LYING = { columns: 50, rows: 20 };
const STANDING = { columns: 25, rows: 40 };
const BLOCK_COUNT = 1000;
const LABEL_EVERY = 10_000;

interface Plan {
  block: { columns: number; rows: number };
  pitch: number;
  gap: number;
  heading: number;
}

/** Blocks in a row; two rows make the ten between two labels. */
const ACROSS = 5;

function planBlocks(width: number): Plan {
  const isNarrow = width < 560;
  const block = isNarrow ? STANDING : LYING;
  const gap = isNarrow ? 1 : 10;
  // Half pixels keep the rings crisp on the screens that phones have.
  const pitch = Math.max(0, Math.floor(((width - gap * (ACROSS - 1)) / (ACROSS * block.columns)) * 2) / 2);
  return { block, pitch, gap, heading: typeSizes(width).label * 2 };
}

/** Where the height is limited, lying blocks at any width, of rings as large as both allow. */
function planWithin(unit: UnitSeries, { width, height }: Size): Plan {
  const plan = planBlocks(width);
  if (planHeight(unit, plan) <= height) return plan;
  const close = { block: LYING, pitch: 0, gap: 5, heading: typeSizes(width).label * 1.8 };
  const rows = Math.ceil(unit.item.value / BLOCK_COUNT / ACROSS);
  const across = (width - close.gap * (ACROSS - 1)) / (ACROSS * LYING.columns);
  const down = (height - planHeight(unit, close)) / (rows * LYING.rows);
  return { ...close, pitch: Math.max(0.1, Math.floor(Math.min(across, down) * 10) / 10) };
}

export function height(unit: UnitSeries, width: number): number {
  return planHeight(unit, planBlocks(width));
}

function planHeight({ item }: UnitSeries, plan: Plan): number {
  const blocks = Math.ceil(item.value / BLOCK_COUNT);
  const groups = Math.ceil(item.value / LABEL_EVERY);
  const rows = Math.ceil(blocks / ACROSS);
  return rows * (plan.block.rows * plan.pitch + plan.gap) + groups * plan.heading;
}

/** One sign per record, in blocks of 1,000 with a label every 10,000. The number of signs is exact. */
export function layout(unit: UnitSeries, _views: View[], view: View, size: Size): Mark[] {
  const { item } = unit;
  const plan = planWithin(unit, size);
  const { label } = typeSizes(size.width);
  const emphasis = emphasisOf(view, item.id);
  const marks: Mark[] = [];
  let y = 0;
  for (let start = 0; start < item.value; start += LABEL_EVERY) {
    const end = Math.min(start + LABEL_EVERY, item.value);
    marks.push(...heading(start, end, y + plan.heading, size.width, label));
    y += plan.heading;
    for (let block = start; block < end; block += BLOCK_COUNT * ACROSS) {
      marks.push(...blockRow(block, end, y));
      y += plan.block.rows * plan.pitch + plan.gap;
    }
  }
  return marks;

  function blockRow(from: number, end: number, top: number): Mark[] {
    const row: Mark[] = [];
    for (let index = 0; index < ACROSS; index++) {
      const first = from + index * BLOCK_COUNT;
      const count = Math.min(BLOCK_COUNT, end - first);
      if (count <= 0) break;
      const x = index * (plan.block.columns * plan.pitch + plan.gap);
      const grid = { x, y: top, columns: plan.block.columns, pitch: plan.pitch };
      const key = `${item.id}-${first / BLOCK_COUNT}`;
      row.push(...fillGrid(grid, [{ key, count, status: item.status, emphasis }]).marks);
    }
    return row;
  }
}

function heading(start: number, end: number, baseline: number, width: number, size: number): Mark[] {
  const words = `${formatNumber(start + 1)} to ${formatNumber(end)}`;
  return [
    line({
      key: `heading-${start}-rule`,
      points: [0, baseline - size * 1.55, width, baseline - size * 1.55],
      stroke: 'hairline',
      width: 1,
      emphasis: start === 0 ? 'hidden' : 'normal',
    }),
    text({ key: `heading-${start}`, x: 0, y: baseline - size * 0.45, text: words, size, fill: 'axis-label' }),
  ];
}
