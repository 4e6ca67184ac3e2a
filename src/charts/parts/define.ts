import { z } from 'zod';
import type { Definition, Named } from '../definition.ts';
import { field, idOf } from '../field.ts';
import { segmentOf, type ChartData } from '../chart-data.ts';
import { idsAt, segment, template, type } from '../settings.ts';
import { height, layout, type PartsSeries } from './layout.ts';

const PARTS = [
  { row: 'harvest-2025-black', label: 'black' },
  { row: 'harvest-2025-green', label: 'green' },
];

const schema = z.strictObject({
  type: type('parts', 'Bars that are cut into parts.'),
  bars: field(
    z
      .array(
        z.strictObject({
          id: idOf('the bar', 'inside'),
          label: template('What the bar shows.', 'If inside'),
          parts: field(z.array(segment).min(2), 'The parts, in order.', PARTS, ['harvest-2025-black']),
        }),
      )
      .min(1),
    'One bar under another.',
    [{ id: 'inside', label: 'If inside', parts: PARTS }],
    ['inside'],
  ),
});
type Chart = z.infer<typeof schema>;

function series({ bars }: Chart, data: ChartData): PartsSeries {
  return {
    type: 'parts',
    bars: bars.map(({ id, label, parts: all }) => ({
      id,
      label: data.fill(label),
      parts: all.map((part) => segmentOf(data, part)),
    })),
  };
}

/** The rows of each bar. */
function rowsOfBars({ bars }: Chart): Named[][] {
  return bars.map(({ parts: all }, bar) =>
    all.map(({ row }, index) => ({ name: row, at: ['chart', 'bars', bar, 'parts', index, 'row'] })),
  );
}

export const parts = {
  schema,
  rows: (chart) => rowsOfBars(chart).flat(),
  once: (chart) => [idsAt(chart.bars, 'chart', 'bars'), ...rowsOfBars(chart)],
  labelled: () => 'all',
  drawing: { series, height, layout, moves: true, counts: 'from-zero' },
} satisfies Definition<Chart, PartsSeries>;
