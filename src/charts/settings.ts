/** Settings that chart types share, as editors write them. */
import { z } from 'zod';
import { field, nameOf, text } from './field.ts';
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

export const segment = z.strictObject({
  row: rowRef,
  label: template('What the part is.', 'never weighed: {harvest-2025-lost}'),
});
export const groups = (
  words: string,
): z.ZodArray<z.ZodObject<{ id: z.ZodString; label: z.ZodString }, z.core.$strict>> =>
  field(
    z
      .array(
        z.strictObject({
          id: field(z.string(), 'What the rows call the group.', 'law'),
          label: field(z.string(), 'What readers call it.', 'Law'),
        }),
      )
      .min(1),
    words,
  );

export const type = <T extends string>(name: T, words: string): z.ZodLiteral<T> => field(z.literal(name), words, name);

/** Names of groups, with where they stand. */
export function idsAt(items: { id: string }[], ...at: Named['at']): Named[] {
  return items.map(({ id }, index) => ({ name: id, at: [...at, index, 'id'] }));
}
