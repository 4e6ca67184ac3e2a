/** Words that tie a text to a day: “today” without its date, “up to” a day that no row reaches, a stretch that newer rows outrun. */
import { locate } from '../parse.ts';
import { definitionOf } from '../../charts/chart.ts';
import { parseSpan } from '../../charts/dates.ts';
import { formatDate } from '../../charts/format.ts';
import type { Span } from '../../charts/types.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { newestDate } from '../../data/freshness.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import type { Figure } from '../../data/schema/schema.ts';
import {
  figureOfPassage,
  givesTime,
  hasYear,
  listed,
  rowOfPassage,
  rowsOf,
  sentencesIn,
  ownTime,
  timeOfWords,
  type Sentence,
} from './bearings.ts';
import { filePassages, PLACEHOLDER, storyPassages, type Passage, type Piece } from './passages.ts';

/** Every such place in the story and in the texts of the data. */
export function lintDates(data: Data, story: string, files: DataFile[]): Problem[] {
  const passages = [...storyPassages(story), ...filePassages(files, ['figures', 'datasets'])];
  return [
    // Most cells of a long table hold nothing of the kind, and are passed over quickly.
    ...passages
      .filter(({ pieces }) => pieces.some(({ kind, text }) => kind !== 'text' || text.search(TODAY) >= 0))
      .flatMap((passage) =>
        sentencesIn(passage).flatMap((sentence) => [
          ...undated(data, passage, sentence),
          ...beyond(data, passage, sentence),
          ...outrun(data, passage, sentence),
          ...foundSince(data, passage, sentence),
        ]),
      ),
    ...windows(data),
  ];
}

/** What a reader takes for the day of reading. “Now and then” and “by now” are of no day; “the latter” is no “latest”. */
const TODAY =
  /\b(?:today|nowadays|latest|newest|most recent|recent(?:ly)?|so far|to date|at present|(?<!by |just |until )now(?! and then))\b/gi;

/** A word such as “today” in a sentence that has no date beside it. */
function undated(data: Data, passage: Passage, { text, pieces, offsetAt }: Sentence): Problem[] {
  // In a table the date stands in the row, a note on an axis stands at its day, and a heading is read with what it heads.
  const isPlaced = passage.at[0] === 'columns' || passage.at.includes('annotations') || rowHasDate(data, passage);
  if (passage.kind === 'title' || isPlaced) return [];
  if (hasYear(text) || pieces.some((piece) => givesTime(data, piece))) return [];
  return [...text.matchAll(TODAY)]
    .slice(0, 1)
    .map(({ 0: word, index }) =>
      passage.problem(
        offsetAt(index),
        `“${word}” is of no day: the sentence has no date, and whoever reads it later takes it for their own day.\nSay the date beside it, bound to a row where it can be, or leave the word out.`,
        'warning',
      ),
    );
}

function rowHasDate(data: Data, passage: Passage): boolean {
  const cell = rowOfPassage(data, passage);
  return cell !== undefined && dateColumn(cell.dataset) !== undefined;
}

/** “Up to July 2026”, typed, where no fact is of that time: the day of a search, or a row that is gone. */
function beyond(data: Data, passage: Passage, { text, pieces }: Sentence): Problem[] {
  const limits = [
    ...text.matchAll(/\b(?:up to|until|as of|as at|data to|facts to)\s+(?:early|mid|late|the end of)?\s*□/gi),
  ];
  // Few sentences name a limit, and the newest date is read from every row.
  if (limits.length === 0) return [];
  const newest = newestDate(data);
  const reach = parseSpan(newest);
  if (!reach) return [];
  return limits.flatMap(({ 0: words, index }) => {
    const piece = pieces[text.slice(0, index + words.length).split(PLACEHOLDER).length - 2];
    const time = piece?.kind === 'date' ? timeOfWords(piece.text) : undefined;
    if (!piece || !time || time.from < reach.to) return [];
    return [
      passage.problem(
        piece.offset,
        `This says “${words.replace(PLACEHOLDER, piece.text)}”, but the newest row with a fact is of ${formatDate(newest)}.\nBind the date: a fact with the formula newest() or newest("dataset") gives it.`,
      ),
    ];
  });
}

/** “From 2017 to 2022” in a text of a figure that draws rows of later years. */
function outrun(data: Data, passage: Passage, { text, pieces }: Sentence): Problem[] {
  const figure = figureOfPassage(data, passage);
  const [field, view] = passage.at;
  if (!figure || (field === 'views' ? passage.at[2] !== 'alt' : field !== 'title' && field !== 'subtitle')) return [];
  return [...text.matchAll(/□ to (?:early |late )?□/g)].flatMap(({ index }) => {
    const place = text.slice(0, index).split(PLACEHOLDER).length - 1;
    const [first, last] = [pieces[place], pieces[place + 1]];
    const [from, to] = [first, last].map((piece) => piece && timeOfPiece(data, piece));
    if (!first || !last || !from || !to) return [];
    const shown = field === 'views' ? shownIn(data, figure, Number(view)) : drawnOf(data, figure);
    const times = shown.flatMap((entry) => ownTime(entry) ?? []);
    const isOfOneRow = times.some((time) => time.from === from.from && time.to === to.to);
    const later = shown.filter((entry) => (ownTime(entry)?.from ?? 0) >= to.to);
    // A stretch that starts after the first row is one of several that the text names.
    const isWhole = times.every((time) => time.to > from.from);
    if (isOfOneRow || !isWhole || later.length === 0) return [];
    return [
      passage.problem(
        last.offset,
        `The text stops at ${wordsOf(last)}, but the figure draws ${later.length === 1 ? 'a later row' : 'later rows'}: ${listed(later)}.\nLet the text end with the newest row, bound to its date.`,
        'warning',
      ),
    ];
  });
}

/** “We found no totals after 2023”, beside a row of 2024: of the kind that the sentence names, or else of any. */
function foundSince(data: Data, passage: Passage, { text, pieces }: Sentence): Problem[] {
  const dataset = data.datasets.get(
    figureOfPassage(data, passage)?.dataset ?? passage.owner.replace(/^datasets\//, ''),
  )?.value;
  const [absence] = /\bno\b[^,;:]*?\b(?:after|since)\s+□/i.exec(text) ?? [];
  if (!dataset || absence === undefined) return [];
  const piece = pieces[text.slice(0, text.indexOf(absence) + absence.length).split(PLACEHOLDER).length - 2];
  const time = piece && timeOfPiece(data, piece);
  const rows = dataset.rows.flatMap((row) => data.rows.get(row.id) ?? []);
  const isNamed = ({ row }: FiledRow): boolean =>
    dataset.columns.some(({ name, type }) => type === 'text' && isWordOf(absence, row[name]));
  const kind = rows.some(isNamed) ? rows.filter(isNamed) : rows;
  const later = kind.find((entry) => time && (ownTime(entry)?.from ?? 0) >= time.to);
  if (!piece || !later) return [];
  return [
    passage.problem(
      piece.offset,
      `The text says that there is nothing after ${wordsOf(piece)}, but "${later.row.id}" is later.\nCorrect the date, or say of which rows the sentence speaks.`,
      'warning',
    ),
  ];
}

function isWordOf(text: string, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^[a-z]{3,}$/i.test(value) &&
    text.toLowerCase().split(/\W+/).includes(value.toLowerCase())
  );
}

function wordsOf(piece: Piece): string {
  return piece.kind === 'date' ? piece.text : `{${piece.text}}`;
}

function timeOfPiece(data: Data, piece: Piece): Span | undefined {
  if (piece.kind === 'date') return timeOfWords(piece.text);
  const [entry, ...others] = rowsOf(data, piece);
  return entry && others.length === 0 && piece.text.includes('.') ? ownTime(entry) : undefined;
}

/** The rows that run along a figure; one that names its rows one by one draws sizes, and no course of time. */
function drawnOf(data: Data, { dataset, chart }: Figure): FiledRow[] {
  if (definitionOf(chart.type).rows) return [];
  return (data.datasets.get(dataset)?.value.rows ?? []).flatMap(({ id }) => data.rows.get(id) ?? []);
}

/** The rows that a view shows: not those it hides, nor what lies outside its window. */
function shownIn(data: Data, figure: Figure, view: number): FiledRow[] {
  const { hide = [], window } = figure.views[view] ?? {};
  const [from, to] = window ? [parseSpan(window.from)?.from ?? 0, parseSpan(window.to)?.to ?? Infinity] : [0, Infinity];
  return drawnOf(data, figure).filter((entry) => {
    const time = ownTime(entry);
    return !hide.includes(entry.row.id) && (!time || (time.to > from && time.from < to));
  });
}

/** The last window of a figure that is seen through windows must reach its newest row. */
function windows(data: Data): Problem[] {
  return [...data.figures.values()].flatMap(({ file, value: figure }) => {
    const ends = figure.views.flatMap(({ window }, view) =>
      window ? [{ view, to: parseSpan(window.to)?.to ?? 0 }] : [],
    );
    const last = ends.reduce((latest, end) => (end.to > latest.to ? end : latest), { view: -1, to: 0 });
    const later = drawnOf(data, figure).filter((entry) => (ownTime(entry)?.from ?? 0) >= last.to);
    if (last.view < 0 || later.length === 0) return [];
    return [
      locate(file).problem(
        ['views', last.view, 'window', 'to'],
        `The axis of this view is the last, and ends before ${listed(later)}.\nLet the window end with the newest row, or give the row a view of its own.`,
        'warning',
      ),
    ];
  });
}
