/** Words that tie a text to a day: “today” without its date, the end of a search or a stretch that newer rows outrun. */
import { parseSpan } from '../../charts/dates.ts';
import { formatDate } from '../../charts/format.ts';
import type { Span } from '../../charts/types.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import { newestDate } from '../../data/freshness.ts';
import type { Figure } from '../../data/schema/schema.ts';
import type { Finding, Lint, Passage, Piece } from './passages.ts';
import {
  declaredTime,
  drawnAlong,
  figureOfPassage,
  idsOf,
  isFramed,
  ownTime,
  pairs,
  rowsOf,
  sentencesIn,
  startingFrom,
  type Sentence,
} from './sentences.ts';

/** Every such place in the story and in the texts of the data. */
export const lintDates: Lint =
  ({ data, isSound }) =>
  (passage) => {
    // Most cells of a long table hold nothing of the kind, and are passed over quickly.
    if (!passage.pieces.some(({ kind, text }) => kind !== 'text' || text.search(TODAY) >= 0)) return [];
    return sentencesIn(passage).flatMap((sentence) => [
      ...undated(data, passage, sentence),
      ...limits(data, passage, sentence),
      ...(isSound ? outrun(data, passage, sentence) : []),
    ]);
  };

/** What a reader takes for the day of reading. “Now and then” and “by now” are of no day; “the latter” is no “latest”. */
const TODAY =
  /\b(?:today|nowadays|latest|newest|most recent|recent(?:ly)?|so far|to date|at present|(?<!by |just |until )now(?! and then))\b/i;

/** A word such as “today” in a sentence that has no date beside it. */
function undated(data: Data, { kind, owner, at }: Passage, { text, marks, offsetAt }: Sentence): Finding[] {
  const index = text.search(TODAY);
  const [found] = TODAY.exec(text) ?? [];
  // In a table the date stands in the row, and a heading is read with what it heads.
  const dataset = data.datasets.get(owner.replace(/^datasets\//, ''))?.value;
  const isDated = at[0] === 'rows' && dataset !== undefined && dateColumn(dataset) !== undefined;
  if (!found || kind === 'title' || isDated || at[0] === 'columns') return [];
  if (hasYear(text) || marks.some(({ piece }) => givesTime(data, piece))) return [];
  return [{ offset: offsetAt(index), code: 'undated', found }];
}

/** True for a piece that gives a time: a declared date, or the date of a row, or a fact that is one. */
function givesTime(data: Data, { kind, text }: Piece): boolean {
  if (kind === 'date') return true;
  const [id = '', column = ''] = text.split('|')[0]?.split('.') ?? [];
  const type = data.rows.get(id)?.dataset.columns.find(({ name }) => name === column)?.type;
  const fact = findFact(data, text);
  return type === 'date' || (fact?.kind === 'words' && hasYear(fact.text));
}

function hasYear(text: string): boolean {
  return /\b(?:19|20)\d{2}\b/.test(text);
}

const LIMIT = /\b(?:by|ends? in|up to|until|as of|as at|data to|facts to)\s+(?:early|mid|late|the end of)?\s*$/i;
const SEARCHED =
  /\bwe (?:found|searched|looked|have (?:found|searched|looked))\b|\b(?:pages|copies|facts|data|sources)\b[^.]*\bends? in\b/i;

/** “By July 2026 we found no reply”, where a row is of a later day. */
function limits(data: Data, passage: Passage, { text, marks }: Sentence): Finding[] {
  if (!SEARCHED.test(text)) return [];
  return marks.flatMap(({ piece, before }): Finding[] => {
    const limit = LIMIT.exec(before);
    const time = limit ? declaredTime(piece) : undefined;
    // Few sentences name a limit, and the newest date is read from every row.
    const newest = time ? newestDate(data, figureOfPassage(data, passage)?.dataset) : '';
    if (!limit || !time || time.to > (parseSpan(newest)?.from ?? 0)) return [];
    const words = `${limit[0]}${piece.text}`;
    return [{ offset: piece.offset, code: 'outrun-search', words, newest: formatDate(newest) }];
  });
}

/** “From 2017 to 2022” in a text of a figure that draws rows of later years. */
function outrun(data: Data, passage: Passage, sentence: Sentence): Finding[] {
  const figure = figureOfPassage(data, passage);
  const [field, view, part] = passage.at;
  if (!figure || !(field === 'views' ? part === 'alt' : field === 'title' || field === 'subtitle')) return [];
  return pairs(sentence).flatMap(({ left, right, between }): Finding[] => {
    const [from, to] =
      / to (?:early |late )?/.exec(between)?.[0] === between ? [timeOfPiece(data, left), timeOfPiece(data, right)] : [];
    if (!from || !to) return [];
    const shown = field === 'views' ? shownIn(data, figure, Number(view)) : drawnAlong(data, figure);
    const times = shown.flatMap((entry) => ownTime(entry) ?? []);
    const isOfOneRow = times.some((time) => time.from === from.from && time.to === to.to);
    // A stretch that starts after the first row is one of several that the text names.
    const isWhole = times.every((time) => time.to > from.from);
    const later = startingFrom(to, shown);
    if (isOfOneRow || !isWhole || later.length === 0) return [];
    return [{ offset: right.offset, code: 'outrun-text', last: wordsOf(right), later: idsOf(later) }];
  });
}

function wordsOf({ kind, text }: Piece): string {
  return kind === 'date' ? text : `{${text}}`;
}

function timeOfPiece(data: Data, piece: Piece): Span | undefined {
  if (piece.kind === 'date') return declaredTime(piece);
  const [entry, ...others] = rowsOf(data, piece);
  return entry && others.length === 0 && piece.text.includes('.') ? ownTime(entry) : undefined;
}

/** The rows that a view shows: not those it hides, nor what lies outside its window. */
function shownIn(data: Data, figure: Figure, which: number): FiledRow[] {
  const view = figure.views[which];
  return drawnAlong(data, figure).filter(
    (entry) => !view?.hide?.includes(entry.row.id) && isFramed(entry, view?.window),
  );
}
