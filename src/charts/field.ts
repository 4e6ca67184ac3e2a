/** How a field of the data is described, so that an editor's program can help while somebody types. */
import { z } from 'zod';
import { parseSpan } from './dates.ts';

/**
 * A field with what it is for, a good example and a bad one. They go into the JSON Schemas:
 * the words where an editor points at the field, the good example into completion.
 */
export function field<T extends z.ZodType>(schema: T, words: string, good: unknown, bad: unknown): T {
  const [right, wrong] = [JSON.stringify(good), JSON.stringify(bad)];
  const short = right.length + wrong.length < 160 ? `\nFor example ${right}, not ${wrong}.` : '';
  return schema.meta({ description: words + short, examples: [good], 'x-bad': [bad] });
}

/** How the names of things and addresses are written. */
export const NAME = /^[a-z0-9]+(-[a-zA-Z0-9]+)*$/;

/** The permanent name of a thing. */
export function idOf(thing: string, good: string): z.ZodString {
  return field(
    z.string().regex(NAME, 'must be lower-case words joined by hyphens'),
    `The permanent name of ${thing}, in lower-case words joined by hyphens.`,
    good,
    'Tea 2020',
  );
}

/** The name of something that stands elsewhere. */
export function nameOf(thing: string, good: string): z.ZodString {
  return field(z.string().min(1), `The id of ${thing}.`, good, 2020);
}

/** The forms of dates; what is wrong with one is said by the form that its field takes. */
export const DATE_FORMS = { date: /^\d{4}(-\d{2}(-\d{2})?)?$/, day: /^\d{4}-\d{2}-\d{2}$/ };

const dateOf = (form: RegExp): z.ZodString =>
  z
    .string()
    // One mistake is told once: what is no date is not looked up in the calendar.
    .regex(form, { abort: true })
    .refine(
      (text) => parseSpan(text) !== undefined,
      'must be a date of the calendar\nCheck the month and the day; of two dates the earlier stands first.',
    );

/** A day, a month or a year. */
export const dateText = dateOf(DATE_FORMS.date);
export const dayText = dateOf(DATE_FORMS.day);

const someText = z.string().min(1, { abort: true });

/** Any text, as long as there are words in it. */
export const text = someText.refine((words) => /[\p{L}\p{N}]/u.test(words), 'must hold words\nWrite the words.');

/** A reason takes a word at least: "x" and dots are none. */
export const reason = someText.refine(isReason, 'must be a reason\nSay in a sentence why it is right, or remove it.');

export function isReason(words: string): boolean {
  return /\p{L}{2}/u.test(words);
}

/** Where the file of field names is, for programs that help while typing. */
export const schemaField = (good: string): z.ZodOptional<z.ZodString> =>
  field(z.string().optional(), 'The description of this file that editing programs read; leave it as it is.', good, 7);
