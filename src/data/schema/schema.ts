/**
 * The shape of every file in `data/`. TypeScript types are inferred from here,
 * and each description is what an editor reads beside the field.
 */
import { z } from 'zod';
import { dateText, field, idOf, listOf, nameOf, reason, schemaField, text } from '../../charts/field.ts';

export { figureSchema, viewSchema, type Figure } from './schema-figure.ts';
export { storyFileSchema, type StoryFile } from './schema-story.ts';
export { correctionsFileSchema, publishedFileSchema, type Correction, type Published } from './schema-log.ts';

export const statusSchema = field(
  z.enum(['published', 'released', 'leaked', 'derived']),
  'How the value became public; drawn into its mark. published: by its owner; released: in an answer, a letter or under FOI; leaked: not confirmed; derived: our arithmetic.',
  'published',
);

export const confidenceSchema = field(
  z.enum(['primary', 'several-reports', 'one-report']),
  'What was read: the document itself, two or more independent reports, or one report.',
  'one-report',
);

export const sourceSchema = z.strictObject({
  id: idOf('the source', 'gazette-2025-11-27'),
  publisher: field(text, 'Who published it.', 'The Gazette'),
  title: field(text, 'The title of the document, as its publisher gives it.', 'The tea trade in figures'),
  url: field(
    z.url({ protocol: /^https?$/ }).nullable(),
    'Where a reader can open it; null where only a scraper copy was found.',
    'https://example.org/tea/',
  ),
  published: field(dateText.nullable(), 'When it was published, as far as it is known; else null.', '2025-11-27'),
  accessed: field(dateText, 'When we read it.', '2026-11-22'),
  nextUpdate: field(
    dateText.optional(),
    'When the publisher has said that the next edition is due. The check warns when the day has passed.',
    '2027-02-25',
  ),
  read: field(
    z.enum(['document', 'copy', 'report']),
    'The document itself, a named copy of it, or a report that relays it.',
    'report',
  ),
  note: field(text.optional(), 'What a reader must know of how it was read.', 'Read in a copy of the official text.'),
  relay: field(
    text.optional(),
    'Whose copy the link leads to, where it is not the publisher’s own page.',
    'a copy at archive.org',
  ),
  credits: field(
    text.optional(),
    'The publisher whose report this one relays: words and numbers were given to that publisher first, and a text that names this one alone would take them for its own.',
    'The Morning Post',
  ),
  revises: field(
    nameOf('the source that this one is a later version of', 'gazette-2017-first').optional(),
    'The id of the source that this one is a later version of; tells their order where both are of one day.',
    'gazette-2017-first',
  ),
  calls: field(
    z.enum(['published', 'released']).optional(),
    'What the source itself calls its numbers, where it says so: an answer may point to what is published already.',
    'published',
  ),
});

export const sourcesFileSchema = z.strictObject({
  $schema: schemaField('./schema/sources.schema.json'),
  sources: field(z.array(sourceSchema).min(1), 'The documents that rows rest on, one a line.'),
});

export const columnSchema = z.strictObject({
  name: field(
    z.string().regex(/^[a-z][a-zA-Z]*$/, 'must be one word of letters'),
    'What the column is called in each row: one word.',
    'value',
  ),
  title: field(text, 'The heading in tables.', 'People recorded'),
  type: field(
    z.enum(['count', 'date', 'text', 'row', 'flag']),
    'count: a whole number from 0; date: 2025, 2025-11, 2025-11-26 or an interval 2019/2021; row: the id of another row; flag: true or false.',
    'count',
  ),
  optional: field(z.boolean().optional(), 'True where a row may leave the column out.', true),
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const rowSchema = z
  .object({
    id: idOf('the row', 'harvest-2025'),
    status: statusSchema,
    confidence: confidenceSchema,
    sources: field(z.array(z.string()), 'Ids of sources; a row of our arithmetic has none of its own.', [
      'gazette-2025-11-27',
    ]),
    note: field(z.string().optional(), 'What must be said beside the value.', 'Rounded by its source.'),
    formula: field(
      z.string().optional(),
      'For our arithmetic: how the value is computed from other rows.',
      '[row-a] - [row-b]',
    ),
    unusual: field(
      reason.optional(),
      'Why a value far from its neighbours, or a date out of order, is right; the check then leaves the row alone.',
      'The counting rule changed in this month.',
    ),
    found: field(
      z.boolean().optional(),
      'false where the row says that nothing was found. Its date is then the day of the search, and the page does not reach to it.',
      false,
    ),
  })
  .catchall(cell);

export const datasetSchema = z.strictObject({
  $schema: schemaField('../schema/dataset.schema.json'),
  id: idOf('the dataset, which is also its file name', 'tea-harvests'),
  title: field(text, 'What the rows are, in a few words.', 'Tea harvests'),
  description: field(
    text,
    'What is counted, by whom, and what the rows leave out.',
    'Every total that we found, with the day it describes.',
  ),
  columns: field(z.array(columnSchema).min(1), 'What every row says beside its status and sources.'),
  sums: listOf('Rows that must add up to another row.', {
    total: nameOf('the row that the parts add up to', 'lost-2025'),
    parts: field(z.array(z.string()).min(2), 'The ids of the rows that add up to it.', [
      'lost-at-sea',
      'lost-in-store',
    ]),
  }).optional(),
  rows: field(z.array(rowSchema).min(1), 'The rows, one a line.'),
});

/** How a fact may be written. `capital` is `words` at the start of a sentence. */
export const FORMATS = ['number', 'words', 'capital', 'share', 'thousands', 'text'] as const;

export const factSchema = z.strictObject({
  id: idOf('the fact', 'chests-per-picker'),
  formula: field(
    text,
    'Rows in square brackets: [row-id], or [dataset-id.column=value] for all such rows.',
    'round([harvest-2025] / [pickers-2025])',
  ),
  format: field(
    z.enum(FORMATS),
    'How the number is written; words: below ten as a word; share: as a percentage.',
    'number',
  ),
  meaning: field(text, 'What the number is, in words.', 'Chests for each picker'),
});

export const factsFileSchema = z.strictObject({
  $schema: schemaField('./schema/facts.schema.json'),
  facts: field(z.array(factSchema), 'Numbers that we compute from rows, one a line.'),
});

export type Source = z.infer<typeof sourceSchema>;
export type Column = z.infer<typeof columnSchema>;
export type Row = z.infer<typeof rowSchema>;
export type Dataset = z.infer<typeof datasetSchema>;
export type FactDefinition = z.infer<typeof factSchema>;
