/** Words that set rows in an order, of time or of size, which the rows do not bear. */
import { formatNumber } from '../../charts/format.ts';
import type { Data, FiledRow } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import { rowsOf, sentencesIn, timeOf, timeOfWords, type Sentence } from './bearings.ts';
import { filePassages, PLACEHOLDER, storyPassages, type Passage, type Piece } from './passages.ts';

/** Every order, superlative and direction in the story, its figures and its rows. */
export function lintOrder(data: Data, story: string, files: DataFile[]): Problem[] {
  const passages = [...storyPassages(story), ...filePassages(files, ['figures', 'datasets'])];
  return passages.flatMap((passage) => {
    if (!passage.pieces.some(({ kind }) => kind !== 'text')) return [];
    return sentencesIn(passage).flatMap((sentence) => [
      ...orders(data, passage, sentence),
      ...directions(data, passage, sentence),
      ...superlatives(data, passage, sentence),
    ]);
  });
}

/** What stands between two references of an order: “A became B”, “A, and then B”, “B after A”. */
const LINKS: { between: RegExp; isReversed: boolean }[] = [
  { between: /^[^,;:.]{0,30}\b(?:became|turned into)\b[^,;:.]{0,30}$/i, isReversed: false },
  { between: /^[^;:.]{0,30}\b(?:and then|then|later|afterwards|followed by)\b[^,;:.]{0,30}$/i, isReversed: false },
  { between: /^[^,;:.]{0,30}\bbefore\b[^,;:.]{0,20}$/i, isReversed: false },
  { between: /^[^,;:.]{0,30}\bafter\b[^,;:.]{0,20}$/i, isReversed: true },
];

function orders(data: Data, passage: Passage, sentence: Sentence): Problem[] {
  return pairs(sentence).flatMap(({ left, right, between }) => {
    const link = LINKS.find((each) => each.between.test(between) && !/\b(?:no|not|never|but)\b/i.test(between));
    if (!link) return [];
    const [earlier, later] = link.isReversed ? [right, left] : [left, right];
    if (!precedes(data, later, earlier)) return [];
    return [
      passage.problem(
        right.offset,
        `The words put ${shown(data, earlier)} before ${shown(data, later)}, but by the dates of their rows and sources it is the other way round.\nTurn the order of the sentence, or correct the date that is wrong.`,
        'warning',
      ),
    ];
  });
}

interface Pair {
  left: Piece;
  right: Piece;
  between: string;
}

/** Each reference with the next one, and what stands between them. */
function pairs({ text, pieces }: Sentence): Pair[] {
  const betweens = text.split(PLACEHOLDER).slice(1, -1);
  return betweens.flatMap((between, index) => {
    const [left, right] = [pieces[index], pieces[index + 1]];
    return left && right ? [{ left, right, between }] : [];
  });
}

/** True where all that the first piece gives was over when what the second gives began. */
function precedes(data: Data, first: Piece, second: Piece): boolean {
  const [a, b] = [first, second].map(({ kind, text }) => (kind === 'date' ? timeOfWords(text) : undefined));
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
function directions(data: Data, passage: Passage, sentence: Sentence): Problem[] {
  const befores = sentence.text.split(PLACEHOLDER);
  return pairs(sentence).flatMap(({ left, right, between }, index) => {
    const before = befores[index] ?? '';
    const sign = ROSE.test(before) ? 1 : FELL.test(before) ? -1 : 0;
    if (sign === 0 || !/^[^,;:.]{0,30}\bto\s*$/.test(between)) return [];
    const [from, to] = [numberOf(data, left), numberOf(data, right)];
    if (from === undefined || to === undefined || (to - from) * sign > 0) return [];
    const words = `The words say that it ${sign > 0 ? 'rose' : 'fell'}, but it goes from ${formatNumber(from)} to ${formatNumber(to)}.\nSay what the rows bear, or correct the row that is wrong.`;
    return [passage.problem(right.offset, words)];
  });
}

function numberOf(data: Data, piece: Piece): number | undefined {
  return piece.kind === 'ref' ? plainNumber(data, piece.text.split('|')[0] ?? '') : undefined;
}

/** What a reference gives, before any format rounds it. */
function plainNumber(data: Data, reference: string): number | undefined {
  const fact = findFact(data, `${reference}|text`);
  const value = Number(fact?.kind === 'number' ? fact.text : undefined);
  return Number.isFinite(value) ? value : undefined;
}

const MOST = /\b(?:highest|largest|peak|most|maximum|record high)(?: (?:is|was|of|at|number))*\s*,?\s*$/i;
const LEAST = /\b(?:lowest|smallest|fewest|low|minimum|record low)(?: (?:is|was|of|at|number))*\s*,?\s*$/i;

/** “A peak of A” where the dataset has more; “the lowest” of a formula that seeks the highest. */
function superlatives(data: Data, passage: Passage, { text, pieces }: Sentence): Problem[] {
  const befores = text.split(PLACEHOLDER);
  return pieces.flatMap((piece, index) => {
    const before = befores[index] ?? '';
    const sign = MOST.test(before) ? 1 : LEAST.test(before) ? -1 : 0;
    // Words are read first: few sentences have them, and numbers have to be worked out.
    if (sign === 0 || /\bat most\s*$/i.test(before)) return [];
    const [value, [entry]] = [numberOf(data, piece), rowsOf(data, piece)];
    if (value === undefined || !entry) return [];
    const [id = ''] = piece.text.split(/[.|]/);
    const wrong = new RegExp(`^${sign > 0 ? 'min' : 'max'}\\(`).test(data.facts.get(id)?.value.formula ?? '');
    const other = data.rows.has(piece.text) ? further(data, entry, value, sign) : undefined;
    if (!wrong && !other) return [];
    const what = other ? `"${other}" has ${sign > 0 ? 'more' : 'less'}` : 'its formula seeks the other end';
    const extreme = sign > 0 ? 'max' : 'min';
    return [
      passage.problem(
        piece.offset,
        `The words make ${shown(data, piece)} the ${sign > 0 ? 'highest' : 'lowest'}, but ${what}.\nBind it to a fact with the formula ${extreme}([${entry.dataset.id}]), or reword it.`,
        wrong ? 'error' : 'warning',
      ),
    ];
  });
}

/** A row of the same dataset and basis that lies further out. */
function further(data: Data, { dataset, row }: FiledRow, value: number, sign: number): string | undefined {
  const alike = dataset.rows.filter((each) => each['basis'] === row['basis']);
  return alike.find(({ id }) => ((plainNumber(data, id) ?? value) - value) * sign > 0)?.id;
}

function shown(data: Data, { kind, text }: Piece): string {
  return `“${kind === 'date' ? text : (findFact(data, text)?.text ?? text)}”`;
}
