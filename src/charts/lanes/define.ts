import { z } from 'zod';
import { type ChartData, type ChartRow, type Definition, itemOf, textAt } from '../definition.ts';
import { groups, namesIn } from '../field.ts';
import { formatNumber } from '../format.ts';
import { height, layout, type LaneEntry, type LanesSeries } from './layout.ts';

const schema = z.strictObject({
  type: z.literal('lanes').describe('Numbers in lanes, without a common scale.'),
  lanes: groups('The lanes, in order.'),
});
type Chart = z.infer<typeof schema>;

function series({ lanes: all }: Chart, data: ChartData): LanesSeries {
  const entryOf = (row: ChartRow): LaneEntry => ({
    ...itemOf(row),
    shown: typeof row['shown'] === 'string' ? data.fill(row['shown']) : formatNumber(data.value(row.id)),
    words: data.fill(textAt(row, 'what')),
  });
  const inLane = (id: string): LaneEntry[] => data.rows.filter(({ lane }) => lane === id).map(entryOf);
  return { type: 'lanes', lanes: all.map(({ id, label }) => ({ label, entries: inLane(id) })) };
}

export const lanes = {
  schema,
  once: (chart) => [namesIn(chart, 'id')],
  groups: (chart) => ({ column: 'lane', names: chart.lanes.map(({ id }) => id) }),
  labelled: () => 'all',
  drawing: { series, height, layout },
} satisfies Definition<Chart, LanesSeries>;
