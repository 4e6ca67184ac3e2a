/** How a field of the data is described, so that an editor's program can help while somebody types. */
import { z } from 'zod';
import { parseSpan } from './dates.ts';

/**
 * A field with what it is for and an example, which a list or a group takes from its parts. They go into the JSON
 * Schemas: the words where an editor points at the field, the example into completion.
 */
export function field<T extends z.ZodType>(schema: T, words: string, example: unknown = exampleOf(schema)): T {
  const shown = JSON.stringify(example);
  const description = shown.length < 160 ? `${words}\nFor example ${shown}.` : words;
  return schema.meta({ description, examples: [example] });
}

/** A list of groups, each with the same fields. */
export function listOf<S extends z.ZodRawShape>(words: string, shape: S): z.ZodArray<z.ZodObject<S, z.core.$strict>> {
  return field(z.array(z.strictObject(shape)).min(1), words);
}

function exampleOf(schema: z.core.$ZodType): unknown {
  const own = z.globalRegistry.get(schema)?.['examples'];
  if (Array.isArray(own)) return own[0];
  if (schema instanceof z.ZodOptional) return exampleOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return [exampleOf(schema.element)];
  if (!(schema instanceof z.ZodObject)) throw new Error('A field that is no group or list needs an example.');
  const parts = Object.entries(schema.shape).filter(([, part]) => !(part instanceof z.ZodOptional));
  return Object.fromEntries(parts.map(([name, part]) => [name, exampleOf(part)]));
}

/** How the names of things and addresses are written. */
export const NAME = /^[a-z0-9]+(-[a-zA-Z0-9]+)*$/;

/** The permanent name of a thing. */
export function idOf(thing: string, good: string): z.ZodString {
  return field(
    z.string().regex(NAME, 'must be lower-case words joined by hyphens'),
    `The permanent name of ${thing}, in lower-case words joined by hyphens.`,
    good,
  );
}

/** The name of something that stands elsewhere. */
export function nameOf(thing: string, good: string): z.ZodString {
  return field(z.string().min(1), `The id of ${thing}.`, good);
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
  field(z.string().optional(), 'The description of this file that editing programs read; leave it as it is.', good);
