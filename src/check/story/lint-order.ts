/** Words that set rows in an order, of time or of size, which the rows do not bear. */
import type { Data, FiledRow } from '../../data/data.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Span } from '../../charts/types.ts';
import { findFact } from '../../data/facts.ts';
import type { Piece } from './passages.ts';
import type { Finding, Lint } from './reading.ts';
import { declaredTime, ownTime, pairs, rowsOf, sentencesIn, type Sentence } from './sentences.ts';

/** Every order, superlative and direction in the story, its figures and its rows. */
export const lintOrder: Lint =
  ({ data }) =>
  (passage) => {
    if (!passage.pieces.some(({ kind }) => kind !== 'text')) return [];
    return sentencesIn(passage).flatMap((sentence) => [
      ...orders(data, sentence),
      ...directions(data, sentence),
      ...superlatives(data, sentence),
    ]);
  };

/** What stands between two references of an order: “A became B”, “A, and then B”. */
const FORWARDS =
  /^(?:[^,;:.]{0,30}\b(?:became|turned into)\b[^,;:.]{0,30}|[^;:.]{0,30}\b(?:and then|then|later|afterwards|followed by)\b[^,;:.]{0,30}|[^,;:.]{0,30}\bbefore\b[^,;:.]{0,20})$/i;
/** “B after A” */
const BACKWARDS = /^[^,;:.]{0,30}\bafter\b[^,;:.]{0,20}$/i;

function orders(data: Data, sentence: Sentence): Finding[] {
  return pairs(sentence).flatMap(({ left, right, between }): Finding[] => {
    const isForwards = FORWARDS.test(between);
    if (!(isForwards || BACKWARDS.test(between)) || /\b(?:no|not|never|but)\b/i.test(between)) return [];
    const [earlier, later] = isForwards ? [left, right] : [right, left];
    if (!precedes(data, later, earlier)) return [];
    return [{ offset: right.offset, code: 'wrong-order', earlier: shown(data, earlier), later: shown(data, later) }];
  });
}

/** True where all that the first piece gives was over when what the second gives began. */
function precedes(data: Data, first: Piece, second: Piece): boolean {
  const [a, b] = [declaredTime(first), declaredTime(second)];
  if (a && b) return a.to <= b.from;
  const [rows, others] = [earliest(data, rowsOf(data, first)), earliest(data, rowsOf(data, second))];
  return (
    rows.length > 0 && others.length > 0 && rows.some((row) => others.every((other) => isBefore(data, row, other)))
  );
}

/** Of rows with the same number those that gave it first. */
function earliest(data: Data, rows: FiledRow[]): FiledRow[] {
  const starts = rows.map((entry) => timeOf(data, entry)?.from ?? Infinity);
  return rows.filter((_, index) => starts[index] === Math.min(...starts));
}

/** The time of a row: its own, or else the day on which its first source appeared. */
function timeOf(data: Data, entry: FiledRow): Span | undefined {
  const published = entry.row.sources.flatMap((id) => parseSpan(data.sources.get(id)?.published ?? '') ?? []);
  return ownTime(entry) ?? published.sort((a, b) => a.from - b.from)[0];
}

/** By their dates; on the same day by which source is a later version of which. */
function isBefore(data: Data, a: FiledRow, b: FiledRow): boolean {
  const [here, there] = [timeOf(data, a), timeOf(data, b)];
  if (!here || !there) return false;
  const isRevised = b.row.sources.some((id) => a.row.sources.includes(data.sources.get(id)?.revises ?? ''));
  return here.to <= there.from || (isRevised && here.from <= there.from);
}

const ROSE = /\b(?:rose|risen|grew|grown|increased?|climbed|went up|gone up) from\s*$/i;
const FELL = /\b(?:fell|fallen|shrank|shrunk|decreased?|dropped|declined?|went down|gone down) from\s*$/i;

/** “Rose from A to B” where B is not more than A. */
function directions(data: Data, sentence: Sentence): Finding[] {
  return pairs(sentence).flatMap(({ left, right, before, between }): Finding[] => {
    const rose = ROSE.test(before);
    if (!(rose || FELL.test(before)) || !/^[^,;:.]{0,30}\bto\s*$/.test(between)) return [];
    const [from, to] = [numberOf(data, left), numberOf(data, right)];
    if (from === undefined || to === undefined || (rose ? to > from : to < from)) return [];
    return [{ offset: right.offset, code: 'wrong-direction', rose, from, to }];
  });
}

function numberOf(data: Data, { kind, text }: Piece): number | undefined {
  return kind === 'ref' ? plainNumber(data, text.split('|')[0] ?? '') : undefined;
}

/** What a reference gives, before any format rounds it. */
function plainNumber(data: Data, reference: string): number | undefined {
  const fact = findFact(data, `${reference}|text`);
  const value = Number(fact?.kind === 'number' ? fact.text : undefined);
  return Number.isFinite(value) ? value : undefined;
}

const MOST = /\b(?:highest|largest|peak|(?<!\bat )most|maximum|record high)(?: (?:is|was|of|at|number))*\s*,?\s*$/i;
const LEAST = /\b(?:lowest|smallest|fewest|low|minimum|record low)(?: (?:is|was|of|at|number))*\s*,?\s*$/i;

/** “A peak of A” where the dataset has more; “the lowest” of a formula that seeks the highest. */
function superlatives(data: Data, { marks }: Sentence): Finding[] {
  return marks.flatMap(({ piece, before }): Finding[] => {
    const isHighest = MOST.test(before);
    // Words are read first: few sentences have them, and numbers have to be worked out.
    if (!isHighest && !LEAST.test(before)) return [];
    const [value, [entry]] = [numberOf(data, piece), rowsOf(data, piece)];
    if (value === undefined || !entry) return [];
    const [id = ''] = piece.text.split(/[.|]/);
    const formula = data.facts.get(id)?.value.formula ?? '';
    const further = data.rows.has(piece.text) ? furtherOut(data, entry, value, isHighest) : undefined;
    if (!further && !formula.startsWith(isHighest ? 'min(' : 'max(')) return [];
    const found = shown(data, piece);
    return [{ offset: piece.offset, code: 'not-extreme', found, isHighest, further, dataset: entry.dataset.id }];
  });
}

/** A row of the same dataset and basis that lies further out. */
function furtherOut(data: Data, { dataset, row }: FiledRow, value: number, isUp: boolean): string | undefined {
  const alike = dataset.rows.filter((each) => each['basis'] === row['basis']);
  return alike.find(({ id }) => {
    const other = plainNumber(data, id) ?? value;
    return isUp ? other > value : other < value;
  })?.id;
}

function shown(data: Data, { kind, text }: Piece): string {
  return kind === 'date' ? text : (findFact(data, text)?.text ?? text);
}
