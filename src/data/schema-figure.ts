/** The shape of a figure file: what is drawn, how, and in which named states. */
import { z } from 'zod';
import { dateText, field, idOf, nameOf, schemaField, text } from './field.ts';

/** A text in which numbers stand as references. */
function template(words: string, good: string): z.ZodString {
  return field(
    text,
    `${words} Numbers are written as {row-id}, {row-id.column} or {fact-id} and filled in at build.`,
    good,
    '',
  );
}

const unit = field(text, 'What is counted, for the scale.', 'people', 7);
const rowRef = nameOf('a row', 'pool-2025-10');
const rowList = (words: string): z.ZodOptional<z.ZodArray<z.ZodString>> =>
  field(z.array(z.string()).optional(), words, ['pool-2025-10'], 'pool-2025-10');

const segment = z.strictObject({
  row: rowRef,
  label: template('What the part is.', 'not found by then: {flow-abs-2014-2016Q1-unfound}'),
});
const groups = (words: string): z.ZodArray<z.ZodObject<{ id: z.ZodString; label: z.ZodString }, z.core.$strict>> =>
  field(
    z
      .array(
        z.strictObject({
          id: field(z.string(), 'What the rows call the group.', 'law', 1),
          label: field(z.string(), 'What readers call it.', 'Law', 1),
        }),
      )
      .min(1),
    words,
    [{ id: 'law', label: 'Law' }],
    ['law'],
  );

const type = <T extends string>(name: T, words: string): z.ZodLiteral<T> =>
  field(z.literal(name), words, name, `${name}-chart`);

const chartSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: type('chain', 'Who handed what to whom, as a list.') }),
  z.strictObject({ type: type('unit', 'One mark for each record.'), row: rowRef }),
  z.strictObject({ type: type('snapshots', 'Counts on a time axis from zero, without a line.'), unit }),
  z.strictObject({
    type: type('lines', 'Series over time, a line for each basis.'),
    unit,
    bases: field(
      z
        .array(
          z.strictObject({
            id: field(z.string(), 'What the rows call the basis.', 'enforced', 1),
            label: field(z.string(), 'The name of the line, or what changed where it follows another.', 'Enforced', 1),
            follows: field(z.string().optional(), 'The basis that this one continues after a break.', 'enforced', 1),
          }),
        )
        .min(1),
      'The lines. Rows of different bases are never joined.',
      [{ id: 'enforced', label: 'Enforced' }],
      ['enforced'],
    ),
    labels: rowList('Rows whose values are written out; without it the ends of each basis.'),
  }),
  z.strictObject({ type: type('bars', 'A bar for each row.'), unit }),
  z.strictObject({
    type: type('waffle', 'Squares of marks, parts beside one another.'),
    panels: field(
      z
        .array(
          z.strictObject({
            label: template('What the panel shows.', 'Staff who trace'),
            caption: template('A line under it.', 'one mark, one post').optional(),
            segments: field(
              z.array(segment).min(1),
              'The parts, in order.',
              [{ row: 'tracing-65', label: 'staff' }],
              ['tracing-65'],
            ),
          }),
        )
        .min(1),
      'One group of marks after another.',
      [{ label: 'Staff who trace', segments: [{ row: 'tracing-65', label: 'staff' }] }],
      ['tracing-65'],
    ),
  }),
  z.strictObject({
    type: type('parts', 'Bars that are cut into parts.'),
    bars: field(
      z
        .array(
          z.strictObject({
            id: idOf('the bar', 'inside'),
            label: template('What the bar shows.', 'If inside'),
            parts: field(
              z.array(segment).min(2),
              'The parts, in order.',
              [
                { row: 'fno-2025-10', label: 'offenders' },
                { row: 'pool-2025-10-rest', label: 'others' },
              ],
              ['fno-2025-10'],
            ),
          }),
        )
        .min(1),
      'One bar under another.',
      [
        {
          id: 'inside',
          label: 'If inside',
          parts: [
            { row: 'fno-2025-10', label: 'offenders' },
            { row: 'pool-2025-10-rest', label: 'others' },
          ],
        },
      ],
      ['inside'],
    ),
  }),
  z.strictObject({
    type: type('dumbbell', 'Pairs of values on a number line.'),
    unit,
    from: field(z.number(), 'Where the number line starts; above zero it is labelled as cut.', 45000, '45,000'),
    to: field(z.number(), 'Where the number line ends.', 65000, '65,000'),
    ticks: field(z.array(z.number()).min(2), 'The numbers written on the line.', [45000, 55000, 65000], [45000]),
  }),
  z.strictObject({
    type: type('lanes', 'Numbers in lanes, without a common scale.'),
    lanes: groups('The lanes, in order.'),
  }),
  z.strictObject({
    type: type('timeline', 'Dated events in lanes.'),
    lanes: groups('The lanes, in order.'),
    offices: nameOf('the dataset of the offices that stand beside the axis', 'home-secretaries'),
    counts: nameOf('the dataset of the counts that stand on the time line', 'pool-counts'),
  }),
]);

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
  chart: field(chartSchema, 'How the rows are drawn.', { type: 'snapshots', unit: 'people' }, { type: 'pie' }),
  views: field(
    z.array(viewSchema).min(1),
    'Named states; the first is shown where nothing else is asked for.',
    [{ id: 'all', alt: 'All the marks.' }],
    ['all'],
  ),
});

export type Figure = z.infer<typeof figureSchema>;
