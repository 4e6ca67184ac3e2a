import { z } from 'zod';
import { type ChartData, type Definition, itemOf } from '../definition.ts';
import { listOf, namesIn, rowRef, template } from '../field.ts';
import { height, layout, ZOOMS, type RecordsSeries } from './layout.ts';

const schema = z.strictObject({
  type: z.literal('records').describe('One sign for each record, seen from near and from afar.'),
  row: rowRef,
  marker: template('What stays marked in every view.').optional(),
  zooms: listOf('What each view shows; a view without an entry, or without a number of signs, shows all.', {
    view: z.string().describe('The id of the view.'),
    signs: z.literal(ZOOMS).describe('How many signs it shows.').optional(),
    words: template('What stands beside them.'),
  }).optional(),
});
type Chart = z.infer<typeof schema>;

function series({ row: id, marker, zooms = [] }: Chart, data: ChartData): RecordsSeries {
  return { type: 'records', item: { ...itemOf(data.row(id)), value: data.value(id) }, marker, zooms };
}

export const records = {
  schema,
  rows: (chart) => namesIn(chart, 'row'),
  key: ({ row }) => row,
  drawing: { series, height, layout, counts: 'signs', sizes: { step: 540, open: true } },
} satisfies Definition<Chart, RecordsSeries>;
