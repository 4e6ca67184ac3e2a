/** The shape of a figure file: what is drawn, how, and in which named states. */
import { z } from 'zod';
import { chartSchema } from '../charts/chart.ts';
import { dateText, field, idOf, nameOf, schemaField } from '../charts/field.ts';
import { rowList, rowRef, template } from '../charts/settings.ts';

const annotationSchema = z.strictObject({
  text: template('A note of 14 words at most.', 'Basis not published').refine(
    (words) => words.split(/\s+/).length <= 14,
    'must be 14 words at most\nShorten it; what is left out can go into the "note" of the figure, beside its "title".',
  ),
  at: field(
    z.union([
      z.strictObject({ row: rowRef }),
      z.strictObject({
        date: field(dateText, 'Where on the time axis.', '2018-11', 'November 2018'),
        value: field(z.number(), 'Where on the scale.', 43000, '43,000'),
      }),
    ]),
    'What the note is pinned to: a row, or a place on the axes.',
    { row: 'pool-2025-10' },
    'pool-2025-10',
  ),
});

export const viewSchema = z.strictObject({
  id: idOf('the view', 'no-line'),
  name: field(
    z.string().min(1).optional(),
    'What readers are offered the view as, where its id says too little.',
    'Not a trend',
    '',
  ),
  highlight: rowList('Rows to emphasise; without it all rows are equal.'),
  hide: rowList('Rows that this view does not show yet.'),
  layers: field(
    z.array(z.enum(['gaps', 'expected-line'])).optional(),
    'What is drawn besides: hatching where no count was found, or the line that readers expect.',
    ['gaps'],
    ['line'],
  ),
  annotations: field(
    z.array(annotationSchema).optional(),
    'Notes on the drawing.',
    [{ text: 'Basis not published', at: { row: 'pool-2025-10' } }],
    ['Basis not published'],
  ),
  window: field(
    z
      .strictObject({
        from: field(dateText, 'The first day shown.', '2006', '1 January 2006'),
        to: field(dateText, 'The last day shown.', '2018', '31 December 2018'),
      })
      .optional(),
    'The stretch of time a timeline shows.',
    { from: '2006', to: '2018' },
    '2006/2018',
  ),
  alt: template(
    'What the chart shows, for readers who do not see it.',
    'A solid square: {pool-2016-12} people recorded.',
  ),
});

export const figureSchema = z.strictObject({
  $schema: schemaField('../schema/figure.schema.json'),
  id: idOf('the figure, which is also its file name, its address and its anchor', 'pool-counts'),
  dataset: nameOf('the dataset that the figure draws', 'pool-counts'),
  context: field(
    z.array(z.string()).optional(),
    'Further datasets whose numbers the figure gives in words.',
    ['pool-parts'],
    'pool-parts',
  ),
  title: template('The finding, in about ten words.', 'What {pool-2025-10} records look like'),
  subtitle: template('Measure, population, date.', 'People recorded as absconders by the Home Office'),
  note: template('The most serious caveat first.', 'Each count rests on a basis of its own.').optional(),
  chart: field(chartSchema, 'How the rows are drawn.', { type: 'stacks', unit: 'people', each: 1000 }, { type: 'pie' }),
  views: field(
    z.array(viewSchema).min(1),
    'Named states; the first is shown where nothing else is asked for.',
    [{ id: 'all', alt: 'All the marks.' }],
    ['all'],
  ),
});

export type Figure = z.infer<typeof figureSchema>;
