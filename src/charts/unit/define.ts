import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { itemOf, type ChartData } from '../chart-data.ts';
import { rowRef, type } from '../settings.ts';
import { height, layout, type UnitSeries } from './layout.ts';

const schema = z.strictObject({ type: type('unit', 'One mark for each record.'), row: rowRef });
type Chart = z.infer<typeof schema>;

function series(chart: Chart, data: ChartData): UnitSeries {
  const row = data.row(chart.row);
  return { type: 'unit', item: { ...itemOf(row), value: data.value(row.id) } };
}

export const unit = {
  schema,
  rows: ({ row }) => [{ name: row, at: ['chart', 'row'] }],
  key: ({ row }) => row,
  labelled: () => 'all',
  drawing: {
    series,
    height,
    layout,
    moves: false,
    counts: 'signs',
    sizes: { embed: { narrow: 540, middle: 540, wide: 740 }, unpressed: true },
  },
} satisfies Definition<Chart, UnitSeries>;
