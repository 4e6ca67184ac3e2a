/** The shape of what is kept about published values: the values as readers last saw them, and every correction. */
import { z } from 'zod';
import { dateText, dayText, field, nameOf, schemaField, text } from '../../charts/field.ts';

/** What a published cell can hold: a number, a date or a word; null where there is no such row any more. */
const publishedValue = z.union([z.string(), z.number()]).nullable();

export const correctionSchema = z.strictObject({
  date: field(dayText, 'The day of the correction.', '2026-11-26'),
  row: nameOf('the row whose published value was wrong', 'harvest-2020'),
  column: field(text, 'The column of that row.', 'value'),
  said: field(publishedValue, 'What readers were told.', 37320),
  says: field(publishedValue, 'What they are told now; null where the row is gone.', 37302),
  why: field(
    // Whether it is a reason is asked with the rest of the entry.
    z.string().min(1),
    'Why it was wrong, for readers: a sentence or two.',
    'Two digits had changed places when we copied the number.',
  ),
  figures: field(z.array(z.string()), 'The figures that showed it; data:check fills them in for you.', [
    'tea-harvests',
  ]),
});

export const correctionsFileSchema = z.strictObject({
  $schema: schemaField('./schema/corrections.schema.json'),
  corrections: field(z.array(correctionSchema), 'Every change of a published value, the newest first, one a line.'),
});

export const publishedFileSchema = z.strictObject({
  $schema: schemaField('./schema/published.schema.json'),
  recorded: field(dateText, 'When npm run data:publish last wrote this file; not to be edited by hand.', '2026-11-26'),
  rows: field(
    z.array(
      z.strictObject({
        row: nameOf('the row', 'harvest-2020'),
        values: field(
          z.record(z.string(), z.union([z.string(), z.number()])),
          'Its columns, as readers last saw them.',
          { value: 37302 },
        ),
      }),
    ),
    'What readers last saw, one row a line.',
    [{ row: 'harvest-2020', values: { value: 37302 } }],
  ),
  corrections: field(
    z.array(correctionSchema).optional(),
    'The corrections that readers have seen; none of them may be taken back.',
    [],
  ),
});

export type Correction = z.infer<typeof correctionSchema>;
export type Published = z.infer<typeof publishedFileSchema>;
