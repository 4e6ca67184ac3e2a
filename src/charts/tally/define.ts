import { z } from 'zod';
import { type ChartData, type Definition, itemOf } from '../definition.ts';
import { listOf, namesIn, rowRef, template } from '../field.ts';
import { height, layout, type TallySeries } from './layout.ts';

const schema = z.strictObject({
  type: z.literal('tally').describe('Signs counted out, one for each, in groups.'),
  panels: listOf('One group of marks after another.', {
    label: template('What the panel shows.'),
    caption: template('A line under it.').optional(),
    segments: listOf('The parts, in order.', { row: rowRef, label: template('What the part is.') }),
  }),
});
type Chart = z.infer<typeof schema>;

function series({ panels }: Chart, data: ChartData): TallySeries {
  return {
    type: 'tally',
    panels: panels.map((panel) => ({
      ...panel,
      segments: panel.segments.map(({ row, label }) => ({ ...itemOf(data.row(row)), label, value: data.value(row) })),
    })),
  };
}

export const tally = {
  schema,
  rows: (chart) => namesIn(chart, 'row'),
  once: (chart) => [namesIn(chart, 'row')],
  labelled: () => 'all',
  drawing: { series, height, layout, counts: 'signs', sizes: { embed: { narrow: 600, middle: 540, wide: 770 } } },
} satisfies Definition<Chart, TallySeries>;
