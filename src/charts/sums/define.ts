import { z } from 'zod';
import { type ChartData, type Definition, itemOf } from '../definition.ts';
import { idOf, listOf, namesIn, rowRef, template } from '../field.ts';
import { height, layout, type Part, type SumsSeries } from './layout.ts';

const part = z.strictObject({
  row: rowRef,
  column: z.string().optional().describe('The column of its number; "value" where nothing is said.'),
  upTo: z.boolean().optional().describe('True where the number is that of the sum so far, and not of the part.'),
  look: z
    .enum(['outlined', 'dashed', 'gone'])
    .optional()
    .describe('In outline what is proposed, dashed what is only the most, gone what is taken off again.'),
  words: template('What stands under the part.').optional(),
});

const schema = z.strictObject({
  type: z.literal('sums').describe('Tracks of signs that add up, one below another.'),
  each: z.number().positive().describe('How many one sign stands for; say it in the subtitle too.'),
  tracks: listOf('One track below another.', {
    id: idOf('the track'),
    label: template('What the track shows.'),
    end: template('What stands behind the last sign.').optional(),
    parts: z.array(part).min(1).describe('The parts, in order.'),
  }),
  shots: listOf('Which tracks a view shows; a view without an entry shows all.', {
    view: z.string().describe('The id of the view.'),
    tracks: z.array(z.string()).min(1).describe('The ids of the tracks that it shows.'),
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

const sizes = { embed: { narrow: 395, middle: 520, wide: 600 }, step: 330 };

export const sums = {
  schema,
  rows: (chart) => namesIn(chart, 'row'),
  once: (chart) => [namesIn(chart, 'id')],
  columns: ['value', 'before'],
  drawing: { series, height, layout, counts: 'from-zero', sizes },
} satisfies Definition<Chart, SumsSeries>;
