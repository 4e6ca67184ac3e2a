/** The shape of a figure file: what is drawn, how, and in which named states. */
import { z } from 'zod';
import type { Chart } from '../../charts/chart.ts';
import { dateText, field, idOf, nameOf, schemaField } from '../../charts/field.ts';
import { rowList, template } from '../../charts/settings.ts';

export const viewSchema = z.strictObject({
  id: idOf('the view', 'all-years'),
  name: field(
    z.string().min(1).optional(),
    'What readers are offered the view as, where its id says too little.',
    'Not a trend',
  ),
  highlight: rowList('Rows to emphasise; without it all rows are equal.'),
  hide: rowList('Rows that this view does not show yet.'),
  layers: field(
    z.array(z.enum(['gaps', 'expected-line'])).optional(),
    'What is drawn besides: hatching where no count was found, or the line that readers expect.',
    ['gaps'],
  ),
  window: field(
    z
      .strictObject({
        from: field(dateText, 'The first day shown.', '2006'),
        to: field(dateText, 'The last day shown.', '2018'),
      })
      .optional(),
    'The stretch of time a timeline shows.',
  ),
  alt: template(
    'What the chart shows, for readers who do not see it.',
    'A solid square: {harvest-2016} chests counted.',
  ),
});

const guessSchema = z.strictObject({
  question: template('What readers are asked before they see the chart.', 'How many chests came in {=2025}?'),
  answer: template('The recorded number: one reference.', '{harvest-2025}'),
  most: field(z.number().int().positive(), 'The end of the scale, which begins at zero.', 100),
  unit: template('What follows the guess.', 'in a hundred'),
  text: template(
    'What is then said, without praise or blame; # stands for the guess.',
    'You guessed #. The harbour office counted {harvest-2025}.',
  ),
});

export const figureSchema = z.strictObject({
  $schema: schemaField('../schema/figure.schema.json'),
  id: idOf('the figure, which is also its file name, its address and its anchor', 'tea-harvests'),
  dataset: nameOf('the dataset that the figure draws', 'tea-harvests'),
  context: field(z.array(z.string()).optional(), 'Further datasets whose numbers the figure gives in words.', [
    'tea-kinds',
  ]),
  title: template('The finding, in about ten words.', 'What {harvest-2025} chests look like'),
  subtitle: template('Measure, population, date.', 'Chests counted by the harbour office'),
  note: template('The most serious caveat first.', 'Each count rests on a basis of its own.').optional(),
  guess: field(
    guessSchema.optional(),
    'A number that readers may guess before they see the chart. Not for numbers that nobody has confirmed.',
  ),
  /** Its settings are those of its type, which `figure-file.ts` knows: pages that draw nothing do not load the charts. */
  chart: z.custom<Chart>((chart) => typeof chart === 'object' && chart !== null && 'type' in chart),
  views: field(z.array(viewSchema).min(1), 'Named states; the first is shown where nothing else is asked for.'),
});

export type Figure = z.infer<typeof figureSchema>;
