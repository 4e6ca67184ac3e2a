/** What words say of the rows that they name: an order of time or of size, a date beside a number, on how much it rests. */
import type { Data, FiledRow } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import { type Finding, type Lint, type Passage, type Piece, render, withDates } from './passages.ts';
import {
  declaredTime,
  figureOfPassage,
  isNumber,
  ownTime,
  pairs,
  rowsOf,
  type Sentence,
  sentencesIn,
} from './sentences.ts';

const HEADINGS = ['alt', 'subtitle', 'headline', 'standfirst', 'question'];

/** Every direction, superlative and date beside a number in the story, its figures and its rows. Headings and alt texts are read alone, and must bring their rows. */
export const lintOrder: Lint =
  ({ data, isSound }) =>
  (passage) => {
    const isHeading = passage.kind === 'title' || HEADINGS.includes(String(passage.at.at(-1)));
    if (!isHeading && !passage.pieces.some(({ kind }) => kind !== 'text')) return [];
    const isAlone = isHeading && isSound;
    return [
      ...sentencesIn(passage).flatMap((sentence) => [
        ...directions(data, sentence, isAlone),
        ...extremes(data, passage, sentence, isAlone),
        ...(isSound ? otherRow(data, sentence) : []),
      ]),
      ...(isSound ? oneReport(data, passage) : []),
    ];
  };

const CHANGE =
  '(?:grew|grown|rose|risen|increas(?:ed|ing)|climbed|soared|surged|doubled|trebled|(?<fell>fell|fallen|shrank|shrunk|halved|plunged|decreas(?:ed|ing)|declin(?:ed|ing)(?! to\\b)))';
const CHANGES = new RegExp(`\\b${CHANGE}\\b`, 'i');
const CHANGES_FROM = new RegExp(`\\b${CHANGE} from\\s*$`, 'i');

/** “Rose from A to B” where B is not more than A; alone also “have grown since {year}”, against the newest row, and a claim without rows. */
function directions(data: Data, sentence: Sentence, isAlone: boolean): Finding[] {
  const { text, marks, offsetAt } = sentence;
  const pair = pairs(sentence).find(
    ({ before, between }) => CHANGES_FROM.test(before) && /^[^,;:.]{0,30}\bto\s*$/.test(between),
  );
  // A question claims nothing.
  const claim = pair ? CHANGES_FROM.exec(pair.before) : isAlone && !text.endsWith('?') && CHANGES.exec(text);
  if (!claim) return [];
  const pieces = pair ? [pair.left, pair.right] : distinct(marks.map(({ piece }) => piece));
  const numbers = pieces.flatMap(({ kind, text: named }) =>
    kind === 'ref' ? (plainNumber(data, named.split('|')[0] ?? '') ?? []) : [],
  );
  const [from, to] = numbers.length > 1 ? [numbers[0], numbers.at(-1)] : sinceThen(data, anchorsOf(data, sentence)[0]);
  const offset = offsetAt(claim.index);
  if (from === undefined || to === undefined)
    return isAlone ? [{ offset, code: 'unbound-claim', found: claim[0] }] : [];
  const rose = !claim.groups?.['fell'];
  return (rose ? to > from : to < from) ? [] : [{ offset, code: 'wrong-direction', rose, from, to }];
}

/** Each reference once, whatever its format. */
function distinct(pieces: Piece[]): Piece[] {
  return [...new Map(pieces.map((piece) => [piece.text.split('|')[0], piece])).values()];
}

/** The marks of a sentence that lead to a single row. */
function anchorsOf(data: Data, { marks }: Sentence): FiledRow[] {
  return marks.map(({ piece }) => rowsOf(data, piece)).flatMap((rows) => (rows.length === 1 ? rows : []));
}

/** From the number of a row to that of the newest one of its dataset and basis. */
function sinceThen(data: Data, anchor: FiledRow | undefined): [from?: number, to?: number] {
  const rows = anchor?.dataset.rows.flatMap(({ id }) => data.rows.get(id) ?? []) ?? [];
  const start = (entry: FiledRow | undefined): number => (entry && ownTime(entry)?.from) ?? -Infinity;
  const newest = Math.max(...rows.map(start));
  const last = rows.filter((entry) => start(entry) === newest);
  const alike = last.find(({ row }) => row['basis'] === anchor?.row['basis']) ?? last[0];
  if (!anchor || !alike || newest <= start(anchor)) return [];
  return [plainNumber(data, anchor.row.id), plainNumber(data, alike.row.id)];
}

/** “The highest was A”; “the last count is A”. */
const SIZE =
  /\b(?:(?<most>highest|largest|peak|maximum|record high)|lowest|smallest|fewest|low|minimum|record low)(?: (?:is|was|of|at|number))*\s*,?\s*$/i;
const TIME = /\b(?:(?<last>last|latest|newest|most recent)|(?<only>only)|first|earliest|oldest)\b[^,;:.]{0,30}$/i;
const EXTREME = /\b(?:highest|lowest|largest|smallest|fewest|record (?:high|low))\b/i;

/** “A peak of A” where the dataset has more of the same basis; alone also “the last is A”, where the figure draws a later one, and “the highest” without a row. */
function extremes(data: Data, passage: Passage, sentence: Sentence, isAlone: boolean): Finding[] {
  const { text, marks, offsetAt } = sentence;
  const claim = isAlone && !text.endsWith('?') ? EXTREME.exec(text) : null;
  if (claim && anchorsOf(data, sentence).length === 0)
    return [{ offset: offsetAt(claim.index), code: 'unbound-claim', found: claim[0] }];
  return marks.flatMap(({ piece, before }): Finding[] => {
    const [entry, ...others] = rowsOf(data, piece);
    if (!entry || others.length > 0) return [];
    const [size, time] = [SIZE.exec(before), isAlone ? TIME.exec(before) : null];
    const further =
      (size && larger(data, entry, size.groups?.['most'] ? 1 : -1)) ??
      (time && beyond(data, passage, entry, time.groups ?? {}));
    const found = findFact(data, piece.text)?.text ?? piece.text;
    return further ? [{ offset: piece.offset, code: 'not-extreme', found, further }] : [];
  });
}

/** A row of the same basis that has more, or less where the sign is negative. */
function larger(data: Data, { dataset, row }: FiledRow, sign: number): string | undefined {
  const value = plainNumber(data, row.id) ?? NaN;
  return dataset.rows.find(
    ({ id, ...other }) => other['basis'] === row['basis'] && sign * ((plainNumber(data, id) ?? value) - value) > 0,
  )?.id;
}

/** A row of the same view that is later than the last, earlier than the first, or beside the only one. */
function beyond(data: Data, passage: Passage, entry: FiledRow, word: Record<string, string>): string | undefined {
  const figure = figureOfPassage(data, passage);
  const time = figure?.dataset === entry.dataset.id ? ownTime(entry) : undefined;
  const hidden = figure?.views[Number(passage.at[1])]?.hide ?? [];
  return entry.dataset.rows.find(({ id }) => {
    const there = ownTime(data.rows.get(id) ?? entry);
    if (!time || !there || hidden.includes(id)) return false;
    const [isLater, isEarlier] = [there.from >= time.to, there.to <= time.from];
    return word['only'] ? isLater || isEarlier : word['last'] ? isLater : isEarlier;
  })?.id;
}

/** What a reference gives, before any format rounds it. */
function plainNumber(data: Data, reference: string): number | undefined {
  const fact = findFact(data, `${reference}|text`);
  const value = Number(fact?.kind === 'number' ? fact.text : undefined);
  return Number.isFinite(value) ? value : undefined;
}

/** What joins a number to its date: “53,298 in October 2025”, “for September 2020: 37,302”. */
const NUMBER_FIRST = /^ (?:people |records )?(?:(?:recorded )?at the|in|for|on|at|of) $/;
const DATE_FIRST = /^(?: was|:) $/;

/** A number with the date or the label of another row. */
function otherRow(data: Data, sentence: Sentence): Finding[] {
  return pairs(sentence).flatMap(({ left, right, between }): Finding[] => {
    const [number, when] = NUMBER_FIRST.test(between) ? [left, right] : DATE_FIRST.test(between) ? [right, left] : [];
    const [own, ...others] = number && isNumber(data, number) ? rowsOf(data, number) : [];
    if (!own || others.length > 0 || !when || isNumber(data, when)) return [];
    const [time, declared] = [ownTime(own), declaredTime(when)];
    const [row, ...further] = rowsOf(data, when);
    const isOther = declared
      ? time !== undefined && (declared.to <= time.from || declared.from >= time.to)
      : row?.dataset === own.dataset && further.length === 0 && row.row.id !== own.row.id;
    const [here, there] = [own.row.id, declared ? when.text : `{${when.text}}`];
    return isOther ? [{ offset: right.offset, code: 'of-another-row', number: `{${here}}`, beside: there }] : [];
  });
}

/** "one report", "one newspaper", "from one chain of reports", "single reports", "according to one", "another". */
const SAYS_SO =
  /\b(?:one|single|another|a)\s+(?:\S+\s+)?(?:reports?|newspapers?|papers?|chain)\b|\baccording to (?:one|another|a)\b|\bone of the papers\b/i;

/** Charts and tables say it by themselves; in the story the words must. Leaked numbers are said to be leaked instead. */
function oneReport(data: Data, passage: Passage): Finding[] {
  if (passage.kind !== 'prose' || SAYS_SO.test(render(passage, withDates).text)) return [];
  return passage.pieces.flatMap((piece): Finding[] => {
    const [row = ''] = piece.text.split(/[.|]/);
    const { confidence, status } = (isNumber(data, piece) && data.rows.get(row)?.row) || {};
    if (confidence !== 'one-report' || status === 'leaked') return [];
    return [{ offset: piece.offset, code: 'one-report-unsaid', row }];
  });
}
