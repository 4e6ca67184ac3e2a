import { z } from 'zod';
import { type ChartData, type Definition, pointOf, textAt } from '../definition.ts';
import { listOf, namesIn, rowList, unit } from '../field.ts';
import { height, layout, type LinesSeries } from './layout.ts';

const schema = z.strictObject({
  type: z.literal('lines').describe('Series over time, a line for each basis.'),
  unit,
  bases: listOf('The lines. Rows of different bases are never joined.', {
    id: z.string().describe('What the rows call the basis.'),
    label: z.string().describe('The name of the line, or what changed where it follows another.'),
    follows: z.string().optional().describe('The basis that this one continues after a break.'),
  }),
  labels: rowList('Rows whose values are written out; without it the ends of each basis.'),
});
type Chart = z.infer<typeof schema>;

function series({ unit: counted, bases, labels }: Chart, data: ChartData): LinesSeries {
  const points = data.rows.map((row) => ({ ...pointOf(data, row), basis: textAt(row, 'basis') }));
  return { type: 'lines', unit: counted, points, bases, labels };
}

export const lines = {
  schema,
  namedRows: ({ labels = [] }) => labels.map((name, index) => ({ name, at: ['chart', 'labels', index] })),
  once: (chart) => [namesIn(chart, 'id')],
  groups: ({ bases }) => ({ column: 'basis', names: bases.map(({ id }) => id) }),
  labelled: ({ labels = [] }) => labels,
  order: { by: 'basis' },
  periods: 'long',
  drawing: { series, height, layout, inspectable: true, counts: 'from-zero', sizes: { least: 230 } },
} satisfies Definition<Chart, LinesSeries>;
