/** Reads what an editor typed or pasted into one cell, and shows what a cell holds. */
import { formatNumber } from '../../charts/format.ts';
import { readDate } from '../../check/words/read-date.ts';
import { readFlag } from '../../check/words/read-flag.ts';
import type { Field, Json, SourceName } from '../sheet.ts';
import { readNumber } from './read-number.ts';

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

/** The value of a cell from its text. What cannot be read stays text, so that the check can say what is wrong. */
export function readCell(field: Field, typed: string, reading: Reading): Taken {
  // JavaScript counts the byte-order mark and the hard space among the spaces.
  const text = typed.trim();
  if (field.kind === 'list') return field.name === 'sources' ? readSources(text, reading) : { value: listItems(text) };
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

/** Sources by their ids; a name that several have stays, and is asked about. */
function readSources(text: string, { sources }: Reading): Taken {
  const found = listItems(text).map((item) => ({ item, ids: sourceIds(item, sources) }));
  const value = found.map(({ item, ids: [id, ...others] }) => (others.length > 0 ? item : (id ?? item)));
  const said = found
    .filter(({ ids }) => ids.length > 1)
    .map(({ item, ids }) => `“${item}” could be any of ${ids.length} sources: choose one from the list below the cell.`)
    .join(' ');
  return said ? { value, said } : { value };
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
  const wanted = plain(text);
  const address = /https?:\/\/[^\s>]+/.exec(text)?.[0];
  const ways: ((source: SourceName) => boolean)[] = [
    ({ id }) => id === text,
    ({ name, title, url }) =>
      (address !== undefined && url === address) ||
      [title, `${name}: ${title}`].some((words) => plain(words) === wanted),
    // "Town Library" is the name of an undated source, and the publisher of many.
    ({ name }) => `${plain(name)}, `.startsWith(`${wanted}, `),
  ];
  const found = ways.map((fits) => sources.filter(fits)).find((some) => some.length > 0);
  return (found ?? []).map(({ id }) => id);
}

/** Words as they are compared: without case, hyphens or the sign of a status. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[■◐◌△]\s*/, '')
    .replace(/[\s_-]+/g, ' ')
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
