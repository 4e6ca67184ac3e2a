import { z } from 'zod';
import { type ChartData, type Definition, itemOf, textAt } from '../definition.ts';
import { unit } from '../field.ts';
import { height, layout, type BarsSeries } from './layout.ts';

const schema = z.strictObject({ type: z.literal('bars').describe('A bar for each row.'), unit });
type Chart = z.infer<typeof schema>;

function series(chart: Chart, data: ChartData): BarsSeries {
  const bars = data.rows.map((row) => ({
    ...itemOf(row),
    label: textAt(row, 'label'),
    value: data.value(row.id),
    approximate: row['approximate'] === true,
  }));
  return { type: 'bars', unit: chart.unit, bars };
}

export const bars = {
  schema,
  order: 'all',
  periods: 'all',
  drawing: { series, height, layout, inspectable: true, counts: 'from-zero', sizes: { least: 160 } },
} satisfies Definition<Chart, BarsSeries>;
