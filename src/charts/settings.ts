/** Settings that chart types share, as editors write them. */
import { z } from 'zod';
import { field, listOf, nameOf, text } from './field.ts';
import type { Named } from './definition.ts';

/** A text in which numbers stand as references. */
export function template(words: string, good: string): z.ZodString {
  return field(
    text,
    `${words} Numbers are written as {row-id}, {row-id.column} or {fact-id} and filled in at build.`,
    good,
  );
}

export const unit = field(text, 'What is counted, for the scale.', 'people');
export const rowRef = nameOf('a row', 'harvest-2025');
export const rowList = (words: string): z.ZodOptional<z.ZodArray<z.ZodString>> =>
  field(z.array(z.string()).optional(), words, ['harvest-2025']);

export const groups = (words: string): ReturnType<typeof listOf<{ id: z.ZodString; label: z.ZodString }>> =>
  listOf(words, {
    id: field(z.string(), 'What the rows call the group.', 'law'),
    label: field(z.string(), 'What readers call it.', 'Law'),
  });

export const type = <T extends string>(name: T, words: string): z.ZodLiteral<T> => field(z.literal(name), words, name);

/** What the settings of a chart call `row` or `id`, and where. */
export function namesIn(settings: unknown, key: 'row' | 'id', at: Named['at'] = ['chart']): Named[] {
  if (typeof settings !== 'object' || settings === null) return [];
  return Object.entries(settings).flatMap(([name, part]: [string, unknown]) => {
    const place = [...at, Array.isArray(settings) ? Number(name) : name];
    return name === key && typeof part === 'string' ? [{ name: part, at: place }] : namesIn(part, key, place);
  });
}
