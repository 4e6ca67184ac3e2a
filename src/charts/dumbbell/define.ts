import { z } from 'zod';
import type { Definition, SettingMistake } from '../definition.ts';
import { field } from '../field.ts';
import { itemOf, textAt, type ChartData, type ChartRow } from '../chart-data.ts';
import { type, unit } from '../settings.ts';
import { height, layout, type DumbbellSeries, type Pair } from './layout.ts';

const schema = z.strictObject({
  type: type('dumbbell', 'Pairs of values on a number line.'),
  unit,
  from: field(z.number(), 'Where the number line starts; above zero it is labelled as cut.', 45000),
  to: field(z.number(), 'Where the number line ends.', 65000),
  ticks: field(z.array(z.number()).min(2), 'The numbers written on the line.', [45000, 55000, 65000]),
});
type Chart = z.infer<typeof schema>;

function series({ unit: counted, from, to, ticks }: Chart, data: ChartData): DumbbellSeries {
  return { type: 'dumbbell', unit: counted, from, to, ticks, pairs: data.rows.map((row) => pairOf(data, row)) };
}

/** A pair starts at another row's value, or at the number in its own "before". */
function pairOf(data: ChartData, row: ChartRow): Pair {
  const { of, printed } = row;
  const start =
    typeof of === 'string'
      ? { value: data.value(of), status: data.row(of).status }
      : { value: data.value(row.id, 'before') };
  return {
    ...itemOf(row),
    label: data.fill(textAt(row, 'label')),
    start,
    value: data.value(row.id),
    ...(typeof printed === 'string' ? { words: printed } : {}),
  };
}

/** A scale runs from less to more, with its numbers in that order. */
function mistakes({ from, to, ticks }: Chart): SettingMistake[] {
  if (to <= from) {
    const words = `The number line ends at ${to}, but it starts at ${from}.\nWrite a larger number in "to".`;
    return [{ at: ['chart', 'to'], words }];
  }
  return ticks.flatMap((tick, index) => {
    if (tick >= from && tick <= to && tick > (ticks[index - 1] ?? -Infinity)) return [];
    const words = `${tick} stands at no place of its own on a line from ${from} to ${to}.\nWrite the ticks once each, from the smallest to the largest.`;
    return [{ at: ['chart', 'ticks', index], words }];
  });
}

export const dumbbell = {
  schema,
  mistakes,
  columns: ['value', 'before'],
  isCut: ({ from }) => from > 0,
  labelled: () => 'all',
  drawing: { series, height, layout },
} satisfies Definition<Chart, DumbbellSeries>;
