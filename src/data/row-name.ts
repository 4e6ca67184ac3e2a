/** What to call a row, for readers and editors alike. */
import { parseSpan } from '../charts/dates.ts';
import { formatDate } from '../charts/format.ts';

const LONGEST_NAME = 40;

/** Characters that take no room or turn the direction of what follows. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A row of a table with `columns` by the words of its label, or by its date and first text, else by its id. */
export function rowName(table: unknown, row: unknown, field?: string | number): string {
  const columns = listOf(partOf(table, 'columns'));
  const words = (type: string): string | undefined => {
    const column = columns.find((item) => partOf(item, 'type') === type && partOf(item, 'name') !== field);
    return readable(partOf(row, partOf(column, 'name')));
  };
  const label = field === 'label' ? undefined : readable(partOf(row, 'label'));
  const date = words('date');
  if (label && /\d{4}/.test(label)) return label;
  const text = label ?? words('text');
  // Beside a date only a short text helps to find the row.
  const parts = date && text?.endsWith('…') ? [date] : [date, text];
  return [...new Set(parts)].filter(Boolean).join(', ') || (readable(partOf(row, 'id')) ?? '');
}

/** A short text as a name; dates in words, and nothing that holds a reference or is too long to be a name. */
export function readable(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.trim() || /[{}\n]/.test(value)) return undefined;
  const text = parseSpan(value) ? formatDate(value) : value.replace(INVISIBLE, '').trim();
  if (text.length <= LONGEST_NAME) return text;
  return `${text.slice(0, LONGEST_NAME).replace(/\s+\S*$/, '')} …`;
}

/** A list, where a value is one. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A part of a value that may be anything. */
export function partOf(value: unknown, key: unknown): unknown {
  const isKey = typeof key === 'string' || typeof key === 'number';
  return isKey && typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

/** Every text in a value, with its path. It is one path for the whole walk: a long table has a million values. */
export function eachText(
  value: unknown,
  visit: (text: string, path: (string | number)[]) => void,
  path: (string | number)[] = [],
): void {
  if (typeof value === 'string') visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    path.push(key);
    eachText(child, visit, path);
    path.pop();
  }
}
