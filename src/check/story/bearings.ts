/** Sentences with what stands in them from the data: which rows a reference leads to, and of what time they are. */
import { parseSpan } from '../../charts/dates.ts';
import type { Span } from '../../charts/types.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { cellValue, findFact } from '../../data/facts.ts';
import { readDate } from '../words/read-date.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { sentencesOf } from './lint-words.ts';
import { PLACEHOLDER, render, type Passage, type Piece } from './passages.ts';

export interface Sentence {
  /** The words, with □ in the place of each reference and of each declared date. */
  text: string;
  /** What the □ stand for, in order. */
  pieces: Piece[];
  /** The offset, in the passage, of a place in the text. */
  offsetAt(index: number): number;
  /** The text up to its first word belongs to the sentence before. */
  start: number;
  end: number;
}

/** The sentences of a passage. What stands in quotation marks is somebody else’s, and left blank. */
export function sentencesIn(passage: Passage): Sentence[] {
  const pieces = passage.pieces.filter(({ kind }) => kind !== 'text');
  const { text, offsetAt } = render(passage, ({ kind, quoted, text: typed }) => {
    if (kind !== 'text') return PLACEHOLDER;
    return quoted ? ' '.repeat(typed.length) : typed.replaceAll(PLACEHOLDER, ' ');
  });
  const before = (index: number): number => text.slice(0, index).split(PLACEHOLDER).length - 1;
  return sentencesOf(text).map(({ index, sentence }) => ({
    text: sentence,
    pieces: pieces.slice(before(index), before(index + sentence.length)),
    offsetAt: (at) => offsetAt(index + at),
    start: offsetAt(index),
    end: offsetAt(index + sentence.length - 1) + 1,
  }));
}

/** The rows that a piece gives; of the highest or lowest of many, those that have it. */
export function rowsOf(data: Data, { kind, text }: Piece): FiledRow[] {
  const fact = kind === 'ref' ? findFact(data, text) : undefined;
  if (!fact) return [];
  const entries = fact.rows.flatMap((id) => data.rows.get(id) ?? []);
  const [, pick] = /^(max|min|highest|lowest)\((?:\[[^\]]*\]|"[^"]*", *"[^"]*")\)$/.exec(fact.formula) ?? [];
  if (!pick || entries.length < 2) return entries;
  const values = entries.map(({ row }) => cellValue(data, row.id));
  const extreme = pick === 'max' || pick === 'highest' ? Math.max(...values) : Math.min(...values);
  return entries.filter((_, index) => values[index] === extreme);
}

/** The time that a row gives by itself, in its column of dates. */
export function ownTime({ dataset, row }: FiledRow): Span | undefined {
  const date = row[dateColumn(dataset) ?? ''];
  return typeof date === 'string' ? parseSpan(date) : undefined;
}

/** The time of a row: its own, or else the day on which its first source appeared. */
export function timeOf(data: Data, entry: FiledRow): Span | undefined {
  const published = entry.row.sources.flatMap((id) => parseSpan(data.sources.get(id)?.published ?? '') ?? []);
  return ownTime(entry) ?? published.sort((a, b) => a.from - b.from)[0];
}

/** The time that a declared date means: “November 2025”, “early 2014”; undefined for “26 November”. */
export function timeOfWords(words: string): Span | undefined {
  const bare = words.trim().replace(/^(?:about|around|early|mid-|mid |late|end of|the end of|start of)\s*/i, '');
  return parseSpan(readDate(bare).value);
}

/** True for a piece that gives a time: a declared date, or the date of a row, or a fact that is one. */
export function givesTime(data: Data, { kind, text }: Piece): boolean {
  if (kind === 'date') return true;
  const [id = '', column = ''] = text.split('|')[0]?.split('.') ?? [];
  const found = data.rows.get(id);
  const type = found?.dataset.columns.find(({ name }) => name === column)?.type;
  return type === 'date' || (findFact(data, text)?.kind === 'words' && hasYear(findFact(data, text)?.text ?? ''));
}

export function hasYear(text: string): boolean {
  return /\b(?:19|20)\d{2}\b/.test(text);
}

/** The figure whose texts a passage is of. */
export function figureOfPassage(data: Data, { owner }: Passage): Figure | undefined {
  return data.figures.get(owner.replace(/^figures\//, ''))?.value;
}

/** "row-a", "row-b", "row-c": the first of the rows, as a message names them. */
export function listed(entries: FiledRow[]): string {
  return entries
    .slice(0, MOST_LISTED)
    .map(({ row }) => `"${row.id}"`)
    .join(', ');
}

const MOST_LISTED = 3;

/** The dataset and the row of a cell that a passage is; nothing for titles and figures. */
export function rowOfPassage(data: Data, { owner, at: [list, index] }: Passage): FiledRow | undefined {
  const dataset = data.datasets.get(owner.replace(/^datasets\//, ''))?.value;
  const id = list === 'rows' && typeof index === 'number' ? dataset?.rows[index]?.id : undefined;
  return id === undefined ? undefined : data.rows.get(id);
}
