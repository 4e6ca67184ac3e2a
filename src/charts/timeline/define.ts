import { z } from 'zod';
import { type ChartData, type Definition, itemOf, pointOf, spanAt, textAt } from '../definition.ts';
import { groups, nameOf, namesIn } from '../field.ts';
import { formatShortDate } from '../format.ts';
import type { View } from '../types.ts';
import type { TimelineSeries } from './entries.ts';
import { height, layout } from './layout.ts';

const schema = z.strictObject({
  type: z.literal('timeline').describe('Dated events in lanes.'),
  lanes: groups('The lanes, in order.'),
  offices: nameOf('the dataset of the offices that stand beside the axis'),
  counts: nameOf('the dataset of the counts that stand on the time line'),
});
type Chart = z.infer<typeof schema>;

function series(chart: Chart, data: ChartData): TimelineSeries {
  const events = data.rows.map((row) => ({
    ...itemOf(row),
    ...spanAt(row, 'date'),
    title: data.fill(textAt(row, 'title')),
    when: formatShortDate(textAt(row, 'date')),
    lane: textAt(row, 'lane'),
  }));
  const offices = data.rowsOf(chart.offices).map((row) => ({
    id: row.id,
    name: textAt(row, 'name'),
    from: spanAt(row, 'from').from,
    // The holder at the last sighting stays to the end of the axis.
    to: typeof row['to'] === 'string' ? spanAt(row, 'to').from : 9999,
  }));
  const counts = data.rowsOf(chart.counts).map((row) => pointOf(data, row));
  return { type: 'timeline', lanes: chart.lanes, events, offices, counts };
}

/** The whole time line names its counts, and leaves the words of its events to the views of a part of it. */
function compact({ events, counts }: TimelineSeries, views: View[]): View[] {
  const highlight = counts.map(({ id }) => id);
  return views.map((view) => {
    if (!view.window) return { ...view, highlight };
    return { ...view, hide: events.flatMap(({ id }) => (view.highlight?.includes(id) ? [] : [id])) };
  });
}

const sizes = { embed: { narrow: 520, middle: 520, wide: 640 }, step: 480 };

export const timeline = {
  schema,
  datasets: ({ offices, counts }) => [
    { name: offices, at: ['chart', 'offices'], as: 'spans' },
    { name: counts, at: ['chart', 'counts'], as: 'marks' },
  ],
  once: (chart) => [namesIn(chart, 'id')],
  groups: ({ lanes }) => ({ column: 'lane', names: lanes.map(({ id }) => id) }),
  key: () => undefined,
  order: 'all',
  drawing: { series, height, layout, inspectable: true, sizes, compact },
} satisfies Definition<Chart, TimelineSeries>;
