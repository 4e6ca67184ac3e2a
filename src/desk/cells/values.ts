/** Reads what an editor typed or pasted into one cell, and shows what a cell holds. */
import { formatNumber } from '../../charts/format.ts';
import { readDate, readDigits, readFlag, ungrouped } from '../../check/words/read-typed.ts';
import type { Field, Json, Values } from '../sheet.ts';

/** What a cell came to hold. `undefined` leaves the field out; `said` tells what was taken where that is not plain. */
export interface Taken {
  value: Json | undefined;
  said?: string;
}

/** The value of a cell from its text. What cannot be read stays text, so that the check can say what is wrong. */
export function readCell(field: Field, typed: string, sources: Values[]): Taken {
  // JavaScript counts the byte-order mark and the hard space among the spaces.
  const text = typed.trim();
  if (field.kind === 'list') {
    const items = listItems(text);
    return { value: field.name === 'sources' ? items.map((item) => sourceId(item, sources)) : items };
  }
  if (text === '') return { value: field.empty === 'null' ? null : undefined };
  switch (field.kind) {
    case 'count':
    case 'number':
      return readNumber(text, field.kind === 'count');
    case 'date':
      return readDate(text);
    case 'flag':
      return { value: readFlag(text) ?? text };
    case 'choice':
      return { value: field.choices.find((choice) => plain(choice) === plain(text)) ?? text };
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

/** What statistics set beside a number. A letter alone may be a unit; only p and r, provisional and revised, never are. */
const BESIDE = /^(.*\d)\s*(\[[^[\]\d]{1,20}\]|\[note \d+\]|\([a-z]{1,3}\)|\(\d\)|[pr]|[*†‡§¹²³]+)$/i;

/** One number, without the mark beside it. */
export function readNumber(typed: string, whole: boolean): Taken {
  const [, number = typed, mark] = BESIDE.exec(typed) ?? [];
  const [, minus, text = ''] = /^([-−]?)(.*)$/s.exec(number) ?? [];
  const together = ungrouped(text);
  const read = /^\d+(\.\d+)?e[+-]?\d+$/i.test(together)
    ? { value: Number(together), said: 'a number cut short by the spreadsheet; check its last digits' }
    : readDigits(together, whole);
  if (!read || Math.abs(read.value) > Number.MAX_SAFE_INTEGER) return { value: typed };
  const value = minus ? -read.value : read.value;
  const left = mark && `the mark ${mark} was left out; look it up in the source, and say it in the note`;
  const said = [read.said, left].filter(Boolean).join('; ');
  return said ? { value, said: `“${typed}” was taken as ${showCell(value)}: ${said}.` } : { value };
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

/** The id of the source that a text names, by its id or its address; what is neither stays, and the check says so. */
function sourceId(text: string, sources: Values[]): Json {
  const address = /https?:\/\/[^\s>]+/.exec(text)?.[0];
  const found = sources.find(({ id, url }) => id === text || (address !== undefined && url === address));
  return found?.['id'] ?? text;
}

/** Words as they are compared: without case, hyphens or the sign of a status. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[■◐◌△]\s*/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
