import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { itemOf, type ChartData } from '../chart-data.ts';
import { field, listOf } from '../field.ts';
import { namesIn, rowRef, template, type } from '../settings.ts';
import { height, layout } from './layout.ts';
import { ZOOMS, type RecordsSeries } from './camera.ts';

const schema = z.strictObject({
  type: type('records', 'One sign for each record, seen from near and from afar.'),
  row: rowRef,
  marker: template('What stays marked in every view.', 'record 1').optional(),
  zooms: listOf('What each view shows; a view without an entry, or without a number of signs, shows all.', {
    view: field(z.string(), 'The id of the view.', 'hundred'),
    signs: field(z.literal(ZOOMS), 'How many signs it shows.', 100).optional(),
    words: template('What stands beside them.', 'One ring is one record.'),
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
