/** Reads what an editor typed or pasted into one cell, and shows what a cell holds. */
import { formatNumber } from '../../charts/format.ts';
import { readDate, readFlag } from '../../check/words/read-typed.ts';
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
}

/** The value of a cell from its text. What cannot be read stays text, so that the check can say what is wrong. */
export function readCell(field: Field, typed: string, reading: Reading): Taken {
  // JavaScript counts the byte-order mark and the hard space among the spaces.
  const text = typed.trim();
  if (field.kind === 'list') {
    const items = listItems(text);
    return { value: field.name === 'sources' ? items.map((item) => sourceId(item, reading.sources)) : items };
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

/** The id of the source that a text names, by its id or its address; what is neither stays, and the check says so. */
function sourceId(text: string, sources: SourceName[]): string {
  const address = /https?:\/\/[^\s>]+/.exec(text)?.[0];
  return sources.find(({ id, url }) => id === text || (address !== undefined && url === address))?.id ?? text;
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
