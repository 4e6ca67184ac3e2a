/** Reads what an editor typed or pasted into one cell, and shows what a cell holds. */
import { formatNumber } from '../../charts/format.ts';
import { readDate, readDigits, readFlag, ungrouped } from '../../check/words/read-typed.ts';
import type { Field, Json } from '../sheet.ts';

/** What a cell came to hold. `undefined` leaves the field out; `said` tells what was taken where that is not plain. */
export interface Taken {
  value: Json | undefined;
  said?: string;
}

/** Items stand apart by semicolons or lines; by commas only where an id follows, because names have commas. */
const BETWEEN = /[;\n\r]+|,(?=\s*[a-z0-9]+(?:-[a-zA-Z0-9]+)+\s*(?:[,;\n\r]|$))/;

/** The value of a cell from its text. What cannot be read stays text, so that the check can say what is wrong. */
export function readCell({ kind, empty, choices }: Field, typed: string): Taken {
  // JavaScript counts the byte-order mark and the hard space among the spaces.
  const text = typed.trim();
  if (kind === 'list') {
    const items = text.split(BETWEEN).map((item) => item.trim());
    return { value: items.filter(Boolean) };
  }
  if (text === '') return { value: empty === 'null' ? null : undefined };
  if (kind === 'count' || kind === 'number') return readNumber(text, kind === 'count');
  if (kind === 'date') return readDate(text);
  if (kind === 'flag') return { value: readFlag(text) ?? text };
  return { value: choices.find((choice) => plain(choice) === plain(text)) ?? text };
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
  const read = readDigits(ungrouped(text), whole);
  if (!read || read.value > Number.MAX_SAFE_INTEGER) return { value: typed };
  const value = minus ? -read.value : read.value;
  const left = mark && `the mark ${mark} was left out; look it up in the source, and say it in the note`;
  const said = [read.said, left].filter(Boolean).join('; ');
  return said ? { value, said: `“${typed}” was taken as ${showCell(value)}: ${said}.` } : { value };
}

/** Words as they are compared: without case, hyphens or the sign of a status. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[■◐◌△]\s*/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
