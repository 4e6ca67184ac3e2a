import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { listOf } from '../field.ts';
import { itemOf, type ChartData } from '../chart-data.ts';
import { namesIn, rowRef, template, type } from '../settings.ts';
import { height, layout, type TallySeries } from './layout.ts';

const schema = z.strictObject({
  type: type('tally', 'Signs counted out, one for each, in groups.'),
  panels: listOf('One group of marks after another.', {
    label: template('What the panel shows.', 'Pickers'),
    caption: template('A line under it.', 'one mark, one post').optional(),
    segments: listOf('The parts, in order.', {
      row: rowRef,
      label: template('What the part is.', 'never weighed: {harvest-2025-lost}'),
    }),
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
