/** The shape of every file in `data/`; each description is what an editor reads beside the field. */
import { z } from 'zod';
import type { Chart } from '../../charts/chart.ts';
import { dateText, dayText, idOf, nameOf, reason, rowList, schemaField, template, text } from '../../charts/field.ts';

export const statusSchema = z
  .enum(['published', 'released', 'leaked', 'derived'])
  .describe(
    'How the value became public; drawn into its mark. published: by its owner; released: in an answer, a letter or under FOI; leaked: not confirmed; derived: our arithmetic.',
  );

export const confidenceSchema = z
  .enum(['primary', 'several-reports', 'one-report'])
  .describe('What was read: the document itself, two or more independent reports, or one report.');

export const sourceSchema = z.strictObject({
  id: idOf('the source'),
  publisher: text.describe('Who published it.'),
  title: text.describe('The title of the document, as its publisher gives it.'),
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .describe('Where a reader can open it; null where only a scraper copy was found.'),
  published: dateText.nullable().describe('When it was published, as far as it is known; else null.'),
  accessed: dateText.describe('When we read it.'),
  nextUpdate: dateText.optional().describe('When the next edition is due; the check warns when the day has passed.'),
  read: z
    .enum(['document', 'copy', 'report'])
    .describe('The document itself, a named copy of it, or a report that relays it.'),
  note: text.optional().describe('What a reader must know of how it was read.'),
  relay: text.optional().describe('Whose copy the link leads to, where it is not the publisher’s own page.'),
  credits: text.optional().describe('The publisher that was told first, and whom a text must name beside this one.'),
  revises: nameOf('the source that this one is a later version of').optional(),
  calls: z.enum(['published', 'released']).optional().describe('What it says itself that its numbers were.'),
});

export const sourcesFileSchema = z.strictObject({
  $schema: schemaField,
  sources: z.array(sourceSchema).min(1).describe('The documents that rows rest on, one a line.'),
});

export const columnSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-zA-Z]*$/, 'must be one word of letters')
    .describe('What the column is called in each row: one word.'),
  title: text.describe('The heading in tables.'),
  type: z
    .enum(['count', 'date', 'text', 'row', 'flag'])
    .describe(
      'count: a whole number; date: a day, month, year or 2019/2021; row: another row’s id; flag: true or false.',
    ),
  optional: z.boolean().optional().describe('True where a row may leave the column out.'),
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const rowSchema = z
  .object({
    id: idOf('the row'),
    status: statusSchema,
    confidence: confidenceSchema,
    sources: z.array(z.string()).describe('Ids of sources; a row of our arithmetic has none of its own.'),
    note: z.string().optional().describe('What must be said beside the value.'),
    formula: z.string().optional().describe('For our arithmetic: how the value is computed from other rows.'),
    unusual: reason.optional().describe('Why an odd value, or a date out of order, is right; it is then left alone.'),
    found: z.boolean().optional().describe('false where nothing was found: its date is the day of the search.'),
  })
  .catchall(cell);

const sumSchema = z.strictObject({
  total: nameOf('the row that the parts add up to'),
  parts: z.array(z.string()).min(2).describe('The ids of the rows that add up to it.'),
});

export const datasetSchema = z.strictObject({
  $schema: schemaField,
  id: idOf('the dataset, which is also its file name'),
  title: text.describe('What the rows are, in a few words.'),
  description: text.describe('What is counted, by whom, and what the rows leave out.'),
  columns: z.array(columnSchema).min(1).describe('What every row says beside its status and sources.'),
  sums: z.array(sumSchema).min(1).optional().describe('Rows that must add up to another row.'),
  rows: z.array(rowSchema).min(1).describe('The rows, one a line.'),
});

/** How a fact may be written. `capital` is `words` at the start of a sentence. */
export const FORMATS = ['number', 'words', 'capital', 'share', 'thousands', 'text'] as const;

export const factSchema = z.strictObject({
  id: idOf('the fact'),
  formula: text.describe('Rows in square brackets: [row-id], or [dataset-id.column=value] for all such rows.'),
  format: z.enum(FORMATS).describe('How the number is written; words: below ten as a word; share: as a percentage.'),
  meaning: text.describe('What the number is, in words.'),
});

export const factsFileSchema = z.strictObject({
  $schema: schemaField,
  facts: z.array(factSchema).describe('Numbers that we compute from rows, one a line.'),
});

export const storyFileSchema = z.strictObject({
  $schema: schemaField,
  name: idOf('the story, under which its data are offered as a package'),
  number: nameOf('the row whose number stands at the top'),
  authority: text.describe('Who could confirm what was leaked: “not confirmed by …”.'),
  question: template('What the story asks of its number, as its title goes on.'),
  headline: template('The heading below the number.'),
  standfirst: template('What a reader asks on seeing the number, in a line or two.'),
  description: template('Opens the short version at the top, and is what search engines and links quote.'),
});

const windowSchema = z.strictObject({
  from: dateText.describe('The first day shown.'),
  to: dateText.describe('The last day shown.'),
});

export const viewSchema = z.strictObject({
  id: idOf('the view'),
  name: z.string().min(1).optional().describe('What readers are offered the view as, where its id says too little.'),
  highlight: rowList('Rows to emphasise; without it all rows are equal.'),
  hide: rowList('Rows that this view does not show yet.'),
  layers: z
    .array(z.enum(['gaps', 'expected-line']))
    .optional()
    .describe('What is drawn besides: hatching where no count was found, or the line that readers expect.'),
  window: windowSchema.optional().describe('The stretch of time a timeline shows.'),
  alt: template('What the chart shows, for readers who do not see it.'),
});

const guessSchema = z.strictObject({
  question: template('What readers are asked before they see the chart.'),
  answer: template('The recorded number: one reference.'),
  most: z.number().int().positive().describe('The end of the scale, which begins at zero.'),
  unit: template('What follows the guess.'),
  text: template('What is then said, without praise or blame; # stands for the guess.'),
});

export const figureSchema = z.strictObject({
  $schema: schemaField,
  id: idOf('the figure, which is also its file name, its address and its anchor'),
  dataset: nameOf('the dataset that the figure draws'),
  context: z.array(z.string()).optional().describe('Further datasets whose numbers the figure gives in words.'),
  title: template('The finding, in about ten words.'),
  subtitle: template('Measure, population, date.'),
  note: template('The most serious caveat first.').optional(),
  guess: guessSchema.optional().describe('A number that readers may guess first; none that nobody confirmed.'),
  /** Its settings are those of its type, which `json-schemas.ts` adds: pages that draw nothing do not load the charts. */
  chart: z.custom<Chart>((chart) => typeof chart === 'object' && chart !== null && 'type' in chart),
  views: z.array(viewSchema).min(1).describe('Named states; the first is shown where nothing else is asked for.'),
});

/** What a published cell can hold: a number, a date or a word; null where there is no such row any more. */
const publishedValue = z.union([z.string(), z.number()]).nullable();

export const correctionSchema = z.strictObject({
  date: dayText.describe('The day of the correction.'),
  row: nameOf('the row whose published value was wrong'),
  column: text.describe('The column of that row.'),
  said: publishedValue.describe('What readers were told.'),
  says: publishedValue.describe('What they are told now; null where the row is gone.'),
  why: z.string().min(1).describe('Why it was wrong, for readers: a sentence or two.'),
  figures: z.array(z.string()).describe('The figures that showed it; data:check fills them in for you.'),
});

export const correctionsFileSchema = z.strictObject({
  $schema: schemaField,
  corrections: z.array(correctionSchema).describe('Every change of a published value, the newest first, one a line.'),
});

const values = z.record(z.string(), z.union([z.string(), z.number()]));
const publishedRow = z.strictObject({
  row: nameOf('the row'),
  values: values.describe('Its columns, as readers last saw them.'),
});

export const publishedFileSchema = z.strictObject({
  $schema: schemaField,
  recorded: dateText.describe('When npm run data:publish last wrote this file; not to be edited by hand.'),
  rows: z.array(publishedRow).describe('What readers last saw, one row a line.'),
  corrections: z.array(correctionSchema).optional().describe('What readers have seen; none may be taken back.'),
});

/** Read by the check alone: no page depends on it. */
export const RULES_PATH = 'data/rules.json';

const words = z.array(text).min(1);
const why = text.describe('Why not, in a sentence; the message begins with it.');
const instead = text.describe('What to write instead, or where it may be said.');

const avoidSchema = z.strictObject({
  words: words.describe('Words that colour or accuse, in each form that is meant.'),
  instead: text.describe('What to write instead.'),
  except: words.optional().describe('Phrases that hold the words and may stand, such as the name of a law.'),
});

const neverSchema = z
  .strictObject({
    words: words.optional().describe('What is never said; {row-id} is its number, and a number is found in any form.'),
    then: words.optional().describe('Words that must follow in the same sentence for it to be said.'),
    sum: z
      .array(nameOf('a row'))
      .min(2)
      .optional()
      .describe('In place of words: rows whose numbers are never added up.'),
    unless: words.optional().describe('Words in the same sentence that make it right.'),
    quoted: z.boolean().optional().describe('True where it may stand inside a quotation.'),
    in: words.optional().describe('The ids of scenes, figures and tables that are about it, and may say it.'),
    why,
    instead,
  })
  .refine(({ words, sum }) => (words === undefined) !== (sum === undefined), {
    message: 'must have words or a sum, and not both\nKeep one of the two.',
  });

const apartSchema = z.strictObject({
  dataset: nameOf('a dataset whose rows are not alike enough to be compared in a title'),
  why,
  instead,
});

export const rulesFileSchema = z.strictObject({
  $schema: schemaField,
  sentence: z.int().min(5).describe('The most words of a sentence.'),
  quotation: z.int().min(1).describe('The most words of a quotation.'),
  avoid: z.array(avoidSchema).describe('Words to avoid outside of quotations.'),
  never: z.array(neverSchema).describe('Claims that are never made.'),
  apart: z.array(apartSchema).describe('Tables whose numbers no title may set against each other.'),
  printed: z.array(text).describe('Columns that repeat numbers as somebody else printed them, without a row.'),
  numberless: z.array(text).describe('Phrases that hold a number word and give no number.'),
});

export type Source = z.infer<typeof sourceSchema>;
export type Column = z.infer<typeof columnSchema>;
export type Row = z.infer<typeof rowSchema>;
export type Dataset = z.infer<typeof datasetSchema>;
export type FactDefinition = z.infer<typeof factSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Correction = z.infer<typeof correctionSchema>;
export type Published = z.infer<typeof publishedFileSchema>;
export type Rules = z.infer<typeof rulesFileSchema>;
