/** The shape of `rules.json`: what the story never says, and how long its sentences may be. */
import { z } from 'zod';
import { nameOf, schemaField, text } from '../../charts/field.ts';

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

export type Rules = z.infer<typeof rulesFileSchema>;
