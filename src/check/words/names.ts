/** What to call a part of a data file so that an editor finds it: "row 2 (September 2020), "People recorded"". */
import { parseSpan } from '../../charts/dates.ts';
import { formatDate } from '../../charts/format.ts';
import { INVISIBLE, type Path } from '../problems.ts';

const LONGEST_NAME = 40;

/** The place in words; undefined where the line alone says it. */
export function placeOf(file: unknown, at: Path): string | undefined {
  const [list, index, field] = at;
  if (typeof list !== 'string') return undefined;
  if (typeof index !== 'number')
    return list === 'chart' && typeof index === 'string' ? `chart, "${index}"` : `"${list}"`;
  const item = partOf(partOf(file, list), index);
  const name = list === 'rows' ? rowName(file, item, field) : itemName(item);
  const kind = list === 'rows' ? 'row' : list.replace(/s$/, '');
  const column = list === 'rows' ? columnTitle(file, field) : field;
  return `${kind} ${index + 1}${name ? ` (${name})` : ''}${typeof column === 'string' ? `, "${column}"` : ''}`;
}

/** A row by the words of its label, or by its date and first text, else by its id. */
export function rowName(file: unknown, row: unknown, field?: string | number): string {
  const columns = listOf(partOf(file, 'columns'));
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

function itemName(item: unknown): string {
  if (typeof item === 'string') return readable(item) ?? '';
  return (
    readable(partOf(item, 'id')) ??
    readable(partOf(item, 'name')) ??
    readable(partOf(item, 'total')) ??
    readable(partOf(item, 'row')) ??
    ''
  );
}

/** A short text as a name; dates in words, and nothing that holds a reference or is too long to be a name. */
function readable(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.trim() || /[{}\n]/.test(value)) return undefined;
  const text = parseSpan(value) ? formatDate(value) : value.replace(INVISIBLE, '').trim();
  if (text.length <= LONGEST_NAME) return text;
  return `${text.slice(0, LONGEST_NAME).replace(/\s+\S*$/, '')} …`;
}

function columnTitle(file: unknown, field: string | number | undefined): string | undefined {
  if (typeof field !== 'string') return undefined;
  const column = listOf(partOf(file, 'columns')).find((item) => partOf(item, 'name') === field);
  return readable(partOf(column, 'title')) ?? field;
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
