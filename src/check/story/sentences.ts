/** Sentences with what stands in them from the data: which rows a reference leads to, and of what time they are. */
import { parseSpan } from '../../charts/dates.ts';
import type { Span } from '../../charts/types.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { cellValue, findFact } from '../../data/facts.ts';
import { definitionOf } from '../../charts/chart.ts';
import { furtherDatasets } from '../../data/series.ts';
import { readDate } from '../words/read-typed.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { isQuoted, PLACEHOLDER, render, typedOnly, type Passage, type Piece, type Rendered } from './passages.ts';

/** Its text has □ in the place of each mark, and nothing of what stands in quotation marks, which is somebody else’s. */
export interface Sentence extends Rendered {
  pieces: Piece[];
  /** Its references and declared dates, each with the sentence up to it. */
  marks: { piece: Piece; before: string }[];
}

/** The sentences of a passage; a full stop inside a value of the data ends none. */
export function sentencesIn(passage: Passage): Sentence[] {
  return sentencesOf(render(passage, typedOnly).text).map(({ index, sentence }) => {
    const pieces = cut(passage.pieces, index, index + sentence.length);
    const own = render({ pieces }, (piece) =>
      isQuoted(piece) ? typedOnly(piece).replace(/[^□]/g, ' ') : typedOnly(piece),
    );
    const marked = pieces.filter(({ kind }) => kind !== 'text');
    const befores = own.text.split(PLACEHOLDER);
    const marks = marked.map((piece, which) => ({ piece, before: befores.slice(0, which + 1).join(PLACEHOLDER) }));
    return { ...own, pieces, marks };
  });
}

/** What of these pieces stands between two places of their text. */
function cut(pieces: Piece[], from: number, to: number): Piece[] {
  let end = 0;
  return pieces.flatMap((piece) => {
    const start = end;
    end += typedOnly(piece).length;
    if (end <= from || start >= to) return [];
    const skipped = Math.max(0, from - start);
    if (piece.kind !== 'text') return [piece];
    return [{ ...piece, text: piece.text.slice(skipped, to - start), offset: piece.offset + skipped }];
  });
}

/** The sentences of a paragraph, each with the index at which it starts. */
export function sentencesOf(text: string): { index: number; sentence: string }[] {
  const ends = [...text.matchAll(/[.!?…][”’"')*_]*\s+(?=[“‘"'(*_]*[\p{Lu}\p{N}□])/gu)].map(
    ({ 0: end, index }) => index + end.length,
  );
  return [0, ...ends].flatMap((start, which) => {
    const raw = text.slice(start, ends[which] ?? text.length);
    const sentence = raw.trim();
    return sentence ? [{ index: start + raw.indexOf(sentence), sentence }] : [];
  });
}

/** Each mark with the next one, and what stands between them. */
export function pairs({ marks }: Sentence): { left: Piece; right: Piece; before: string; between: string }[] {
  return marks.slice(1).flatMap(({ piece: right, before: all }, index) => {
    const left = marks[index];
    return left ? [{ left: left.piece, right, before: left.before, between: all.slice(left.before.length + 1) }] : [];
  });
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

/** A column of words or dates is no number, and a fact is one unless its formula looks for a name. */
export function isNumber(data: Data, { kind, text }: Piece): boolean {
  const [id = '', column = 'value'] = text.split('|')[0]?.split('.') ?? [];
  const type = data.rows.get(id)?.dataset.columns.find(({ name }) => name === column)?.type;
  return (
    kind === 'ref' &&
    (type ? type === 'count' : !/^(?:highest|lowest|newest)\(/.test(data.facts.get(id)?.value.formula ?? 'newest('))
  );
}

/** The time that a row gives by itself, in its column of dates. */
export function ownTime({ dataset, row }: FiledRow): Span | undefined {
  const date = row[dateColumn(dataset) ?? ''];
  return typeof date === 'string' ? parseSpan(date) : undefined;
}

/** The time that a declared date means: “November 2025”, “early 2014”; undefined for “26 November”, and for a reference. */
export function declaredTime({ kind, text }: Piece): Span | undefined {
  const bare = text.trim().replace(/^(?:about|around|early|mid-|mid |late|end of|the end of|start of)\s*/i, '');
  return kind === 'date' ? parseSpan(readDate(bare).value) : undefined;
}

/** The figure whose texts a passage is of. */
export function figureOfPassage(data: Data, { owner }: Passage): Figure | undefined {
  return data.figures.get(owner.replace(/^figures\//, ''))?.value;
}

/** The ids of rows, as records of mistakes name them. */
export function idsOf(entries: FiledRow[]): string[] {
  return entries.map(({ row }) => row.id);
}

/** Those that begin when a time is over. */
export function startingFrom({ to }: Pick<Span, 'to'>, rows: FiledRow[]): FiledRow[] {
  return rows.filter((entry) => (ownTime(entry)?.from ?? 0) >= to);
}

/** The rows that run along a figure; one that names its rows one by one draws sizes, and no course of time. */
export function drawnAlong(data: Data, figure: Figure): FiledRow[] {
  if (definitionOf(figure.chart.type).rows) return [];
  const marks = furtherDatasets(figure).flatMap(({ name, as }) => (as === 'marks' ? [name] : []));
  return [figure.dataset, ...marks].flatMap((name) =>
    (data.datasets.get(name)?.value.rows ?? []).flatMap(({ id }) => data.rows.get(id) ?? []),
  );
}

/** True where a window of time shows some of a row, or there is none. */
export function isFramed(entry: FiledRow, window: { from: string; to: string } | undefined): boolean {
  const [time, from, to] = [ownTime(entry), parseSpan(window?.from ?? ''), parseSpan(window?.to ?? '')];
  return !time || (time.to > (from?.from ?? 0) && time.from < (to?.to ?? Infinity));
}
