import { z } from 'zod';
import type { Definition, Named } from '../definition.ts';
import { pointOf, type ChartData } from '../chart-data.ts';
import { field } from '../field.ts';
import { rowRef, template, type, unit } from '../settings.ts';
import { height, layout } from './layout.ts';
import type { StacksSeries } from './ground.ts';

const schema = z.strictObject({
  type: type('stacks', 'Counts as stacks of signs, each at its date.'),
  unit,
  each: field(z.number().positive(), 'How many one sign stands for; say it in the subtitle too.', 1000),
  plates: field(
    z
      .array(
        z.strictObject({ row: rowRef, text: template('The rule by which it was counted.', 'basis not published') }),
      )
      .optional(),
    'What each stack stands on: its own rule of counting.',
  ),
});
type Chart = z.infer<typeof schema>;

function series({ each, plates = [] }: Chart, data: ChartData): StacksSeries {
  const points = data.rows.map((row) => {
    const plate = plates.find((candidate) => candidate.row === row.id);
    return { ...pointOf(data, row), ...(plate ? { plate: data.fill(plate.text) } : {}) };
  });
  return { type: 'stacks', each, points };
}

function plated({ plates = [] }: Chart): Named[] {
  return plates.map(({ row }, index) => ({ name: row, at: ['chart', 'plates', index, 'row'] }));
}

export const stacks = {
  schema,
  namedRows: plated,
  once: (chart) => [plated(chart)],
  order: 'all',
  labelled: () => 'all',
  drawing: {
    series,
    height,
    layout,
    counts: 'from-zero',
    sizes: { least: 230, embed: { narrow: 365, middle: 460, wide: 560 }, step: 420 },
  },
} satisfies Definition<Chart, StacksSeries>;
