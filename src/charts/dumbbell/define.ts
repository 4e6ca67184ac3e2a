import { z } from 'zod';
import { type ChartData, type ChartRow, type Definition, itemOf, textAt } from '../definition.ts';
import { unit } from '../field.ts';
import { height, layout, type DumbbellSeries, type Pair } from './layout.ts';

const schema = z
  .strictObject({
    type: z.literal('dumbbell').describe('Pairs of values on a number line.'),
    unit,
    from: z.number().describe('Where the number line starts; above zero it is labelled as cut.'),
    to: z.number().describe('Where the number line ends.'),
    ticks: z.array(z.number()).min(2).describe('The numbers written on the line.'),
  })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'must be more than "from"\nWrite a larger number.' })
  .refine(
    ({ from, to, ticks }) =>
      ticks.every((tick, at) => tick >= from && tick <= to && tick > (ticks[at - 1] ?? -Infinity)),
    {
      path: ['ticks'],
      message: 'must run from the smallest to the largest, each once and on the line\nPut them in order.',
    },
  );
type Chart = z.infer<typeof schema>;

function series(chart: Chart, data: ChartData): DumbbellSeries {
  return { ...chart, pairs: data.rows.map((row) => pairOf(data, row)) };
}

/** A pair starts at another row's value, or at the number in its own "before". */
function pairOf(data: ChartData, row: ChartRow): Pair {
  const { of, printed } = row;
  const isOf = typeof of === 'string';
  const start = isOf ? { value: data.value(of), status: data.row(of).status } : { value: data.value(row.id, 'before') };
  return {
    ...itemOf(row),
    label: data.fill(textAt(row, 'label')),
    start,
    value: data.value(row.id),
    words: typeof printed === 'string' ? printed : undefined,
  };
}

export const dumbbell = {
  schema,
  columns: ['value', 'before'],
  isCut: ({ from }) => from > 0,
  labelled: () => 'all',
  drawing: { series, height, layout },
} satisfies Definition<Chart, DumbbellSeries>;
