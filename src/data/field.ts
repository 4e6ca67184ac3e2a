/** How a field of the data is described, so that an editor's program can help while somebody types. */
import { z } from 'zod';
import { parseSpan } from '../chart/dates.ts';

/**
 * A field with what it is for, a good example and a bad one. They go into the JSON Schemas:
 * the words where an editor points at the field, the good example into completion.
 */
export function field<T extends z.ZodType>(schema: T, words: string, good: unknown, bad: unknown): T {
  const [right, wrong] = [JSON.stringify(good), JSON.stringify(bad)];
  const short = right.length + wrong.length < 160 ? `\nFor example ${right}, not ${wrong}.` : '';
  return schema.meta({ description: words + short, examples: [good], 'x-bad': [bad] });
}

const NAME = /^[a-z0-9]+(-[a-zA-Z0-9]+)*$/;

/** The permanent name of a thing. */
export function idOf(thing: string, good: string): z.ZodString {
  return field(
    z.string().regex(NAME, 'must be lower-case words joined by hyphens'),
    `The permanent name of ${thing}: lower-case words joined by hyphens.`,
    good,
    'Pool 2020',
  );
}

/** The name of something that stands elsewhere. */
export function nameOf(thing: string, good: string): z.ZodString {
  return field(z.string().min(1), `The id of ${thing}.`, good, 2020);
}

/** A day, a month or a year. */
export const dateText = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a date such as 2025, 2025-11 or 2025-11-26')
  .refine((text) => parseSpan(text) !== undefined, 'must be a day that is in the calendar');

/** Any text, as long as there is one. */
export const text = z.string().min(1);

/** Where the file of field names is, for programs that help while typing. */
export const schemaField = (good: string): z.ZodOptional<z.ZodString> =>
  field(z.string().optional(), 'The description of this file that editing programs read; leave it as it is.', good, 7);
