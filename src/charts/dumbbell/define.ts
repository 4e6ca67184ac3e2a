import { z } from 'zod';
import { type ChartData, type Definition, itemOf, textAt } from '../definition.ts';
import { unit } from '../field.ts';
import { height, layout, type DumbbellSeries } from './layout.ts';

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

/** A pair starts at another row's value, or at the number in its own "before". */
function series(chart: Chart, { rows, row: rowOf, value, fill }: ChartData): DumbbellSeries {
  const pairs = rows.map((row) => {
    const { id, of, printed } = row;
    const start =
      typeof of === 'string' ? { value: value(of), status: rowOf(of).status } : { value: value(id, 'before') };
    const words = typeof printed === 'string' ? printed : undefined;
    return { ...itemOf(row), label: fill(textAt(row, 'label')), start, value: value(id), words };
  });
  return { ...chart, pairs };
}

export const dumbbell = {
  schema,
  columns: ['value', 'before'],
  isCut: ({ from }) => from > 0,
  labelled: () => 'all',
  drawing: { series, height, layout },
} satisfies Definition<Chart, DumbbellSeries>;
