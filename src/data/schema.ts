/**
 * The shape of every file in `data/`. TypeScript types are inferred from here,
 * and each description is what an editor reads beside the field.
 */
import { z } from 'zod';
import { parseSpan } from '../chart/dates.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-zA-Z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .describe('A permanent name: lower-case words joined by hyphens.');

const dateText = z
  .string()
  .refine(
    (text) => !text.includes('/') && parseSpan(text) !== undefined,
    'must be a date such as 2025, 2025-11 or 2025-11-26',
  );

export const statusSchema = z
  .enum(['published', 'released', 'leaked', 'derived'])
  .describe('How the value became public; drawn into its mark.');

export const confidenceSchema = z
  .enum(['primary', 'several-reports', 'one-report'])
  .describe('What was read: the document itself, two or more independent reports, or one report.');

export const sourceSchema = z.strictObject({
  id,
  publisher: z.string().min(1),
  title: z.string().min(1).describe('The title of the document, as its publisher gives it.'),
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .describe('Where a reader can open it; null where only a scraper copy was found.'),
  published: dateText.nullable().describe('When it was published, as far as it is known.'),
  accessed: dateText.describe('When we read it.'),
  read: z
    .enum(['document', 'copy', 'report'])
    .describe('The document itself, a named copy of it, or a report that relays it.'),
  note: z.string().optional().describe('What a reader must know of how it was read.'),
  relay: z.string().optional().describe('Whose copy the link leads to, where it is not the publisher’s own page.'),
});

export const sourcesFileSchema = z.strictObject({
  $schema: z.string().optional(),
  sources: z.array(sourceSchema).min(1),
});

export const columnSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z]*$/, 'must be one word of letters'),
  title: z.string().min(1).describe('The heading in tables.'),
  type: z
    .enum(['count', 'date', 'text', 'row', 'flag'])
    .describe(
      'count: a whole number from 0; date: 2025, 2025-11, 2025-11-26 or an interval 2019/2021; row: the id of another row; flag: true or false.',
    ),
  optional: z.boolean().optional().describe('True where a row may leave the column out.'),
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const rowSchema = z
  .object({
    id,
    status: statusSchema,
    confidence: confidenceSchema,
    sources: z.array(z.string()).describe('Ids of sources; a row of our arithmetic has none of its own.'),
    note: z.string().optional().describe('What must be said beside the value.'),
    formula: z.string().optional().describe('For our arithmetic: how the value is computed from other rows.'),
    unusual: z
      .string()
      .min(1)
      .optional()
      .describe('Why a value far from its neighbours is right; the check then leaves it alone.'),
  })
  .catchall(cell);

export const datasetSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  title: z.string().min(1),
  description: z.string().min(1).describe('What is counted, by whom, and what the rows leave out.'),
  columns: z.array(columnSchema).min(1),
  sums: z
    .array(z.strictObject({ total: z.string(), parts: z.array(z.string()).min(2) }))
    .optional()
    .describe('Rows that must add up to another row.'),
  rows: z.array(rowSchema).min(1),
});

const template = z
  .string()
  .min(1)
  .describe('Text; numbers are written as {row-id}, {row-id.column} or {fact-id} and filled in at build.');

const rowRef = z.string().describe('The id of a row.');

const chartSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('chain') }),
  z.strictObject({ type: z.literal('unit'), row: rowRef }),
  z.strictObject({ type: z.literal('snapshots'), unit: z.string() }),
  z.strictObject({
    type: z.literal('lines'),
    unit: z.string(),
    bases: z
      .array(
        z.strictObject({
          id: z.string(),
          label: z.string().describe('The name of the line, or what changed where it follows another.'),
          follows: z.string().optional().describe('The basis that this one continues after a break.'),
        }),
      )
      .min(1),
    labels: z
      .array(rowRef)
      .optional()
      .describe('Rows whose values are written out; without it the ends of each basis.'),
  }),
  z.strictObject({ type: z.literal('bars'), unit: z.string() }),
  z.strictObject({
    type: z.literal('waffle'),
    panels: z
      .array(
        z.strictObject({
          label: template,
          caption: template.optional(),
          segments: z.array(z.strictObject({ row: rowRef, label: template })).min(1),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    type: z.literal('parts'),
    bars: z
      .array(
        z.strictObject({
          id,
          label: template,
          parts: z.array(z.strictObject({ row: rowRef, label: template })).min(2),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    type: z.literal('dumbbell'),
    unit: z.string(),
    from: z.number().describe('Where the number line starts; above zero it is labelled as cut.'),
    to: z.number(),
    ticks: z.array(z.number()).min(2),
  }),
  z.strictObject({
    type: z.literal('lanes'),
    lanes: z.array(z.strictObject({ id: z.string(), label: z.string() })).min(1),
  }),
  z.strictObject({
    type: z.literal('timeline'),
    lanes: z.array(z.strictObject({ id: z.string(), label: z.string() })).min(1),
    offices: z.string().describe('The dataset of the offices that stand beside the axis.'),
    counts: z.string().describe('The dataset of the counts that stand on the time line.'),
  }),
]);

const annotationSchema = z.strictObject({
  text: template.refine(
    (text) => text.split(/\s+/).length <= 14,
    'must be 14 words at most\nShorten it; what is left out can go into "note".',
  ),
  at: z.union([z.strictObject({ row: rowRef }), z.strictObject({ date: dateText, value: z.number() })]),
});

export const viewSchema = z.strictObject({
  id,
  highlight: z.array(rowRef).optional().describe('Rows to emphasise; without it all rows are equal.'),
  hide: z.array(rowRef).optional().describe('Rows that this view does not show yet.'),
  layers: z.array(z.enum(['gaps', 'expected-line'])).optional(),
  annotations: z.array(annotationSchema).optional(),
  window: z.strictObject({ from: dateText, to: dateText }).optional().describe('The stretch of time a timeline shows.'),
  alt: template.describe('What the chart shows, for readers who do not see it.'),
});

export const figureSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  dataset: z.string().describe('The dataset that the figure draws.'),
  context: z.array(z.string()).optional().describe('Further datasets whose numbers the figure gives in words.'),
  title: template.describe('The finding, in about ten words.'),
  subtitle: template.describe('Measure, population, date.'),
  note: template.optional().describe('The most serious caveat first.'),
  chart: chartSchema,
  views: z.array(viewSchema).min(1).describe('Named states; the first is shown where nothing else is asked for.'),
});

/** How a fact may be written. `capital` is `words` at the start of a sentence. */
export const FORMATS = ['number', 'words', 'capital', 'share', 'thousands', 'text'] as const;

export const factSchema = z.strictObject({
  id,
  formula: z.string().describe('Rows in square brackets: [row-id], or [dataset-id.column=value] for all such rows.'),
  format: z.enum(FORMATS),
  meaning: z.string().describe('What the number is, in words.'),
});

export const factsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  facts: z.array(factSchema),
});

export type Source = z.infer<typeof sourceSchema>;
export type Column = z.infer<typeof columnSchema>;
export type Row = z.infer<typeof rowSchema>;
export type Dataset = z.infer<typeof datasetSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type FactDefinition = z.infer<typeof factSchema>;
