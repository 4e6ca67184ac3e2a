/** Fields that the files of the data share, as editors write them; what is said of one is shown to them while they type. */
import { z } from 'zod';
import { parseSpan } from './dates.ts';
import type { Named } from './definition.ts';

/** A list of groups, each with the same fields. */
export function listOf<S extends z.ZodRawShape>(words: string, shape: S): z.ZodArray<z.ZodObject<S, z.core.$strict>> {
  return z.array(z.strictObject(shape)).min(1).describe(words);
}

/** How the names of things and addresses are written. */
export const NAME = /^[a-z0-9]+(-[a-zA-Z0-9]+)*$/;

/** The permanent name of a thing. */
export function idOf(thing: string): z.ZodString {
  return z
    .string()
    .regex(NAME, 'must be lower-case words joined by hyphens')
    .describe(`The permanent name of ${thing}, in lower-case words joined by hyphens.`);
}

/** The name of something that stands elsewhere. */
export function nameOf(thing: string): z.ZodString {
  return z.string().min(1).describe(`The id of ${thing}.`);
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
export const schemaField = z
  .string()
  .optional()
  .describe('The description of this file that editing programs read; leave it as it is.');

/** A text in which numbers stand as references. */
export function template(words: string): z.ZodString {
  return text.describe(
    `${words} Numbers are written as {row-id}, {row-id.column} or {fact-id} and filled in at build.`,
  );
}

export const unit = text.describe('What is counted, for the scale.');
export const rowRef = nameOf('a row');
export const rowList = (words: string) => z.array(z.string()).optional().describe(words);

export const groups = (words: string) =>
  listOf(words, {
    id: z.string().describe('What the rows call the group.'),
    label: z.string().describe('What readers call it.'),
  });

/** What the settings of a chart call `row` or `id`, and where. */
export function namesIn(settings: unknown, key: 'row' | 'id', at: Named['at'] = ['chart']): Named[] {
  if (typeof settings !== 'object' || settings === null) return [];
  return Object.entries(settings).flatMap(([name, part]: [string, unknown]) => {
    const place = [...at, Array.isArray(settings) ? Number(name) : name];
    return name === key && typeof part === 'string' ? [{ name: part, at: place }] : namesIn(part, key, place);
  });
}
