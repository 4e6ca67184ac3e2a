/** Reads what an editor typed or pasted into one cell, and shows what a cell holds. */
import { parseSpan } from '../../charts/dates.ts';
import { formatNumber } from '../../charts/format.ts';
import { readDate } from '../../check/words/read-date.ts';
import { readFlag } from '../../check/words/read-flag.ts';
import { readNumber } from './read-number.ts';
import type { Field, Json } from './table.ts';

/** A source as cells name it. */
export interface SourceName {
  id: string;
  /** "LBC, 2025": as readers see it. */
  name: string;
  title: string;
  url: string | null;
}

/** What a cell came to hold. `undefined` leaves the field out; `said` tells what was taken where that is not plain. */
export interface Taken {
  value: Json | undefined;
  said?: string;
}

/** What cells are read with. */
export interface Reading {
  sources: SourceName[];
  /** True where the pasted block writes decimal commas. */
  decimalComma?: boolean;
  /** True where a date of the pasted block can only be read with the month first. */
  monthFirst?: boolean;
}

/** True where a text can be read in a column; an empty cell always can. */
export function isRead(field: Field, text: string, reading: Reading): boolean {
  const { value } = readCell(field, text, reading);
  if (value === undefined || value === null) return true;
  switch (field.kind) {
    case 'count':
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return parseSpan(String(value)) !== undefined;
    case 'choice':
      return field.choices.includes(String(value));
    default:
      return true;
  }
}

/** The value of a cell from its text. What cannot be read stays text, so that the check can say what is wrong. */
export function readCell(field: Field, typed: string, reading: Reading): Taken {
  const text = typed.replace(/^[\s\u00a0\ufeff]+|[\s\u00a0\ufeff]+$/g, '');
  if (field.kind === 'list') {
    const items = listItems(text);
    if (field.name !== 'sources') return { value: items };
    const found = items.map((item) => ({ item, ids: sourceIds(item, reading.sources) }));
    const value = found.map(({ item, ids }) => (ids.length === 1 ? (ids[0] ?? item) : item));
    const said = found.flatMap(({ item, ids }) =>
      ids.length > 1 ? `“${item}” could be any of ${ids.length} sources: choose one from the list below the cell.` : [],
    );
    return said.length > 0 ? { value, said: said.join(' ') } : { value };
  }
  if (text === '') return { value: field.empty === 'null' ? null : undefined };
  switch (field.kind) {
    case 'count':
    case 'number':
      return readNumber(text, {
        whole: field.kind === 'count',
        decimalComma: reading.decimalComma ?? false,
        percent: /%|per ?cent|share/i.test(field.title),
      });
    case 'date':
      return readDate(text, reading.monthFirst);
    case 'flag':
      return { value: readFlag(text) ?? text };
    case 'choice':
      return { value: field.choices.find((choice) => plain(choice) === plain(text)) ?? text };
    case 'json':
      return { value: asJson(text) };
    case 'id':
    case 'row':
    case 'text':
      return { value: text };
  }
}

/** The text of a cell. Numbers are grouped as in the story; anything else is shown as it stands. */
export function showCell(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? formatNumber(value) : String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Items stand apart by semicolons or lines; by commas only where each is an id, because names have commas. */
function listItems(text: string): string[] {
  return text
    .split(/[;\n\r]+/)
    .flatMap((item) => {
      const parts = item.split(',').map((part) => part.trim());
      return parts.every((part) => /^[a-z0-9]+(-[a-zA-Z0-9]+)+$/.test(part)) ? parts : [item.trim()];
    })
    .filter(Boolean);
}

/** The sources that a text may mean: by id, address or title, by what readers see, or by the publisher alone. */
function sourceIds(text: string, sources: SourceName[]): string[] {
  if (sources.some(({ id }) => id === text)) return [text];
  const address = /https?:\/\/[^\s>]+/.exec(text)?.[0];
  const wanted = plain(text);
  const exact = sources.filter(
    ({ name, title, url }) =>
      (address !== undefined && url === address) || [plain(title), plain(`${name}: ${title}`)].includes(wanted),
  );
  // "Home Office" is the name of an undated source, and the publisher of many.
  const named = sources.filter(({ name }) => plain(name) === wanted || plain(name).startsWith(`${wanted}, `));
  return (exact.length > 0 ? exact : named).map(({ id }) => id);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[■◐◌△]\s*/, '')
    .replace(/[\s-]+/g, ' ')
    .trim();
}

function asJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
