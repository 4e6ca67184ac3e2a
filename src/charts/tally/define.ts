import { z } from 'zod';
import type { Definition, Named } from '../definition.ts';
import { field } from '../field.ts';
import { segmentOf, type ChartData } from '../chart-data.ts';
import { segment, template, type } from '../settings.ts';
import { height, layout, type TallySeries } from './layout.ts';

const schema = z.strictObject({
  type: type('tally', 'Signs counted out, one for each, in groups.'),
  panels: field(
    z
      .array(
        z.strictObject({
          label: template('What the panel shows.', 'Pickers'),
          caption: template('A line under it.', 'one mark, one post').optional(),
          segments: field(z.array(segment).min(1), 'The parts, in order.'),
        }),
      )
      .min(1),
    'One group of marks after another.',
  ),
});
type Chart = z.infer<typeof schema>;

function series({ panels }: Chart, data: ChartData): TallySeries {
  return {
    type: 'tally',
    panels: panels.map(({ label, caption, segments }) => ({
      label: data.fill(label),
      ...(caption ? { caption: data.fill(caption) } : {}),
      segments: segments.map((each) => segmentOf(data, each)),
    })),
  };
}

function rows({ panels }: Chart): Named[] {
  return panels.flatMap(({ segments }, panel) =>
    segments.map(({ row }, index) => ({ name: row, at: ['chart', 'panels', panel, 'segments', index, 'row'] })),
  );
}

export const tally = {
  schema,
  rows,
  once: (chart) => [rows(chart)],
  labelled: () => 'all',
  drawing: { series, height, layout, counts: 'signs', sizes: { embed: { narrow: 600, middle: 540, wide: 770 } } },
} satisfies Definition<Chart, TallySeries>;
