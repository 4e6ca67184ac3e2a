import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { itemOf, type ChartData } from '../chart-data.ts';
import { field, idOf, listOf } from '../field.ts';
import { namesIn, rowRef, template, type } from '../settings.ts';
import { height, layout, type Part, type SumsSeries } from './layout.ts';

const part = z.strictObject({
  row: rowRef,
  column: field(z.string().optional(), 'The column of its number; "value" where nothing is said.', 'before'),
  upTo: field(z.boolean().optional(), 'True where the number is that of the sum so far, and not of the part.', true),
  look: field(
    z.enum(['outlined', 'dashed', 'gone']).optional(),
    'In outline what is proposed, dashed what is only the most, gone what is taken off again.',
    'outlined',
  ),
  words: template('What stands under the part.', 'proposed').optional(),
});

const schema = z.strictObject({
  type: type('sums', 'Tracks of signs that add up, one below another.'),
  each: field(z.number().positive(), 'How many one sign stands for; say it in the subtitle too.', 1),
  tracks: listOf('One track below another.', {
    id: idOf('the track', 'standard'),
    label: template('What the track shows.', 'Standard route'),
    end: template('What stands behind the last sign.', '{wait-standard} years').optional(),
    parts: field(z.array(part).min(1), 'The parts, in order.'),
  }),
  shots: listOf('Which tracks a view shows; a view without an entry shows all.', {
    view: field(z.string(), 'The id of the view.', 'standard'),
    tracks: field(z.array(z.string()).min(1), 'The ids of the tracks that it shows.', ['standard']),
  }).optional(),
});
type Chart = z.infer<typeof schema>;

function series({ each, tracks, shots = [] }: Chart, data: ChartData): SumsSeries {
  return {
    type: 'sums',
    each,
    shots,
    tracks: tracks.map((track) => ({ ...track, parts: partsOf(track.parts, data) })),
  };
}

function partsOf(parts: z.infer<typeof part>[], data: ChartData): Part[] {
  let sum = 0;
  return parts.map(({ row, column, upTo, look, words }) => {
    const number = data.value(row, column);
    const value = Math.max(0, upTo ? number - sum : number);
    sum += value;
    return { ...itemOf(data.row(row)), value, look, words };
  });
}

export const sums = {
  schema,
  rows: (chart) => namesIn(chart, 'row'),
  once: (chart) => [namesIn(chart, 'id')],
  columns: ['value', 'before'],
  drawing: {
    series,
    height,
    layout,
    counts: 'from-zero',
    sizes: { embed: { narrow: 395, middle: 520, wide: 600 }, step: 330 },
  },
} satisfies Definition<Chart, SumsSeries>;
