/** What can be wrong in one cell of a dataset. */
import { parseSpan } from '../../charts/dates.ts';
import type { Collected } from '../collected.ts';
import type { Expected, Mistake } from '../../data/mistakes/mistake.ts';
import { MOST } from '../words/read-typed.ts';
import type { Column } from '../../data/schema/schema.ts';
import { unknownRow } from '../../data/mistakes/unknown.ts';

/** What the cells of a column take. */
export function expectedIn({ type }: Pick<Column, 'type'>): Expected {
  return { kind: type === 'date' ? 'span' : type, choices: [] };
}

/** What is wrong with the value of one cell, by the type of its column; undefined where nothing is. */
export function checkCell({ data, isSound }: Collected, column: Column, value: unknown): Mistake | undefined {
  const expected = expectedIn(column);
  if (value === undefined || value === null)
    return column.optional ? undefined : { code: 'missing-value', name: column.name, expected };
  const wrong: Mistake = { code: 'wrong-kind', value, expected };
  switch (column.type) {
    case 'count':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST ? undefined : wrong;
    case 'date':
      return typeof value === 'string' && parseSpan(value) ? undefined : wrong;
    case 'row':
      if (typeof value !== 'string') return wrong;
      return data.rows.has(value) || !isSound ? undefined : unknownRow(data, value);
    case 'flag':
      return typeof value === 'boolean' ? undefined : wrong;
    case 'text':
      if (typeof value !== 'string') return wrong;
      return /[\p{L}\p{N}]/u.test(value) ? undefined : { code: 'nothing-in-it', expected };
  }
}
