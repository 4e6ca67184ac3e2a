/** The shape of `rules.json`: what the story never says, and how long its sentences may be. */
import { z } from 'zod';
import { field, nameOf, schemaField, text } from '../../charts/field.ts';

/** Read by the check alone: no page depends on it. */
export const RULES_PATH = 'data/rules.json';

const words = z.array(text).min(1);
const why = field(text, 'Why not, in a sentence; the message begins with it.', 'One report says so, and no other.');
const instead = field(text, 'What to write instead, or where it may be said.', 'Say which report says what.');

const avoidSchema = z.strictObject({
  words: field(words, 'Words that colour or accuse, in each form that is meant.', ['flood', 'flooded']),
  instead: field(text, 'What to write instead.', 'a number'),
  except: field(words.optional(), 'Phrases that hold the words and may stand, such as the name of a law.', [
    'flood insurance',
  ]),
});

const neverSchema = z
  .strictObject({
    words: field(
      words.optional(),
      'What is never said, one wording or number each; {row-id} stands for the number of a row. A number is found however its thousands are parted.',
      ['60,000', 'sixty thousand'],
    ),
    then: field(
      words.optional(),
      'Words that must follow in the same sentence for it to be said; without this the first words alone are enough.',
      ['on top', 'inside'],
    ),
    sum: field(
      z.array(nameOf('a row', 'row-a')).min(2).optional(),
      'In place of words: rows whose numbers are never added up.',
      ['row-a', 'row-b'],
    ),
    unless: field(words.optional(), 'Words in the same sentence that make it right.', ['whether']),
    quoted: field(z.boolean().optional(), 'True where it may stand inside a quotation.', true),
    in: field(words.optional(), 'The ids of scenes, figures and tables that are about it, and may say it.', [
      'reporters-corner',
    ]),
    why,
    instead,
  })
  .refine(({ words, sum }) => (words === undefined) !== (sum === undefined), {
    message: 'must have words or a sum, and not both\nKeep one of the two.',
  });

const apartSchema = z.strictObject({
  dataset: nameOf('a dataset whose rows are not alike enough to be compared in a title', 'tea-harvests'),
  why,
  instead,
});

export const rulesFileSchema = z.strictObject({
  $schema: schemaField('./schema/rules.schema.json'),
  sentence: field(z.int().min(5), 'The most words of a sentence.', 35),
  quotation: field(z.int().min(1), 'The most words of a quotation.', 6),
  avoid: field(z.array(avoidSchema), 'Words to avoid outside of quotations.'),
  never: field(z.array(neverSchema), 'Claims that are never made.', [
    { words: ['most reports'], then: ['inside'], why: 'Reports differ.', instead: 'Say which report says what.' },
  ]),
  apart: field(
    z.array(apartSchema),
    'Tables whose numbers no title may set against each other, with words such as “rose” or “more”.',
  ),
  printed: field(
    z.array(text),
    'Columns that give numbers as somebody else printed them, and need no row behind them.',
    ['reporters-corner.printed'],
  ),
  numberless: field(z.array(text), 'Phrases that hold a number word and give no number.', ['half-filled']),
});

export type Rules = z.infer<typeof rulesFileSchema>;
