/** Words that set rows in an order, of time or of size, which the rows do not bear. */
import type { Data, FiledRow } from '../../data/data.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Span } from '../../charts/types.ts';
import { findFact } from '../../data/facts.ts';
import type { Passage, Piece } from './passages.ts';
import type { Finding, Lint } from './reading.ts';
import { declaredTime, figureOfPassage, ownTime, pairs, rowsOf, sentencesIn, type Sentence } from './sentences.ts';

/** Every order, superlative and direction in the story, its figures and its rows. */
export const lintOrder: Lint =
  ({ data, broken }) =>
  (passage) => {
    const isHeading =
      passage.kind === 'title' ||
      ['alt', 'subtitle', 'headline', 'standfirst', 'question'].includes(String(passage.at.at(-1)));
    if (!isHeading && !passage.pieces.some(({ kind }) => kind !== 'text')) return [];
    return sentencesIn(passage).flatMap((sentence) => [
      ...orders(data, sentence),
      ...directions(data, sentence),
      ...superlatives(data, sentence),
      ...(isHeading && broken.isEmpty ? [...unbound(data, sentence), ...notLast(data, passage, sentence)] : []),
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

const ROSE_OR_FELL =
  /\b(?:grew|grown|rose|risen|climbed|soared|surged|doubled|trebled|increas(?:ed|ing)|(?<fell>fell|fallen|shrank|shrunk|halved|plunged|decreas(?:ed|ing)|declin(?:ed|ing)(?! to\b)))\b/i;

const EXTREME = /\b(?:highest|lowest|largest|smallest|fewest|record (?:high|low))\b/i;

/** “Have grown since 2021” and “the highest” in a heading or an alt text: they are read alone, and must bring their rows. */
function unbound(data: Data, { text, marks, offsetAt }: Sentence): Finding[] {
  // A question claims nothing.
  const [direction, extreme] = text.endsWith('?') ? [] : [ROSE_OR_FELL.exec(text), EXTREME.exec(text)];
  if (!direction && !extreme) return [];
  const named = new Map(marks.map(({ piece }) => [piece.text.split('|')[0], piece]));
  const numbers = [...named.values()].flatMap((piece) => numberOf(data, piece) ?? []);
  const anchors = marks
    .map(({ piece }) => rowsOf(data, piece))
    .filter(({ length }) => length === 1)
    .flat();
  const [from, to] = numbers.length > 1 ? [numbers[0], numbers.at(-1)] : sinceThen(data, anchors[0]);
  const isBound = !direction || (from !== undefined && to !== undefined);
  const claim = isBound ? (anchors.length === 0 ? extreme : undefined) : direction;
  if (claim) return [{ offset: offsetAt(claim.index), code: 'unbound-claim', found: claim[0] }];
  const rose = !direction?.groups?.['fell'];
  if (!direction || from === undefined || to === undefined || (rose ? to > from : to < from)) return [];
  return [{ offset: offsetAt(direction.index), code: 'wrong-direction', rose, from, to }];
}

/** From the number of a row to that of the newest one of its dataset. */
function sinceThen(data: Data, anchor: FiledRow | undefined): [from?: number, to?: number] {
  const rows = anchor?.dataset.rows.flatMap(({ id }) => data.rows.get(id) ?? []) ?? [];
  const start = (entry: FiledRow | undefined): number => (entry && ownTime(entry)?.from) ?? -Infinity;
  const newest = Math.max(...rows.map(start));
  const last = rows.filter((entry) => start(entry) === newest);
  const alike = last.find(({ row }) => row['basis'] === anchor?.row['basis']) ?? last[0];
  if (!anchor || !alike || newest <= start(anchor)) return [];
  return [plainNumber(data, anchor.row.id), plainNumber(data, alike.row.id)];
}

const END = /\b(?:(?<last>last|latest|newest|most recent)|(?<only>only)|first|earliest|oldest)\b[^,;:.]{0,30}$/i;

/** “The last count is A”, where the figure draws a later one. */
function notLast(data: Data, passage: Passage, { marks }: Sentence): Finding[] {
  const figure = figureOfPassage(data, passage);
  const hidden = figure?.views[Number(passage.at[1])]?.hide ?? [];
  const rows = data.datasets.get(figure?.dataset ?? '')?.value.rows.filter(({ id }) => !hidden.includes(id)) ?? [];
  return marks.flatMap(({ piece, before }): Finding[] => {
    const { groups } = END.exec(before) ?? {};
    const [entry, ...others] = groups ? rowsOf(data, piece) : [];
    const time = entry && others.length === 0 && entry.dataset.id === figure?.dataset ? ownTime(entry) : undefined;
    if (!entry || !time || !groups) return [];
    const further = rows.find(({ id }) => {
      const there = ownTime(data.rows.get(id) ?? entry) ?? time;
      const [isLater, isEarlier] = [there.from >= time.to, there.to <= time.from];
      return groups['only'] ? isLater || isEarlier : groups['last'] ? isLater : isEarlier;
    });
    if (!further) return [];
    const which = groups['only'] ? 'only' : groups['last'] ? 'last' : 'first';
    return [{ offset: piece.offset, code: 'not-last', found: shown(data, piece), which, further: further.id }];
  });
}

function shown(data: Data, { kind, text }: Piece): string {
  return kind === 'date' ? text : (findFact(data, text)?.text ?? text);
}
