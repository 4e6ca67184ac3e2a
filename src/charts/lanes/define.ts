import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { formatNumber } from '../format.ts';
import { itemOf, textAt, type ChartData, type ChartRow } from '../chart-data.ts';
import { groups, namesIn, type } from '../settings.ts';
import { height, layout, type LaneEntry, type LanesSeries } from './layout.ts';

const schema = z.strictObject({
  type: type('lanes', 'Numbers in lanes, without a common scale.'),
  lanes: groups('The lanes, in order.'),
});
type Chart = z.infer<typeof schema>;

function series({ lanes: all }: Chart, data: ChartData): LanesSeries {
  return {
    type: 'lanes',
    lanes: all.map(({ id, label }) => ({
      label,
      entries: data.rows.filter(({ lane }) => lane === id).map((row) => entryOf(data, row)),
    })),
  };
}

function entryOf(data: ChartData, row: ChartRow): LaneEntry {
  const { shown } = row;
  const value = formatNumber(data.value(row.id));
  return {
    ...itemOf(row),
    shown: typeof shown === 'string' ? data.fill(shown) : value,
    words: data.fill(textAt(row, 'what')),
  };
}

export const lanes = {
  schema,
  once: (chart) => [namesIn(chart, 'id')],
  groups: (chart) => ({ column: 'lane', names: chart.lanes.map(({ id }) => id) }),
  labelled: () => 'all',
  drawing: { series, height, layout },
} satisfies Definition<Chart, LanesSeries>;
