import { z } from 'zod';
import { type ChartData, type Definition, pointOf } from '../definition.ts';
import { listOf, namesIn, rowRef, template, unit } from '../field.ts';
import { height, layout, type StacksSeries } from './layout.ts';

const schema = z.strictObject({
  type: z.literal('stacks').describe('Counts as stacks of signs, each at its date.'),
  unit,
  each: z.number().positive().describe('How many one sign stands for; say it in the subtitle too.'),
  plates: listOf('What each stack stands on: its own rule of counting.', {
    row: rowRef,
    text: template('The rule by which it was counted.'),
  }).optional(),
});
type Chart = z.infer<typeof schema>;

function series({ each, plates = [] }: Chart, data: ChartData): StacksSeries {
  const plateOf = (id: string) => plates.find(({ row }) => row === id)?.text;
  const points = data.rows.map((row) => ({ ...pointOf(data, row), plate: plateOf(row.id) }));
  return { type: 'stacks', each, points };
}

const sizes = { least: 230, embed: { narrow: 365, middle: 460, wide: 560 }, step: 420 };

export const stacks = {
  schema,
  namedRows: (chart) => namesIn(chart, 'row'),
  once: (chart) => [namesIn(chart, 'row')],
  order: 'all',
  labelled: () => 'all',
  drawing: { series, height, layout, counts: 'from-zero', sizes },
} satisfies Definition<Chart, StacksSeries>;
