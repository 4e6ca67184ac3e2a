/** Words that set rows in an order, of time or of size, which the rows do not bear. */
import type { Data, FiledRow } from '../../data/data.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Span } from '../../charts/types.ts';
import { findFact } from '../../data/facts.ts';
import type { Passage, Piece } from './passages.ts';
import type { Finding, Lint } from './reading.ts';
import { declaredTime, figureOfPassage, ownTime, pairs, rowsOf, sentencesIn, type Sentence } from './sentences.ts';

const HEADINGS = ['alt', 'subtitle', 'headline', 'standfirst', 'question'];

/** Every order, superlative and direction in the story, its figures and its rows. Headings and alt texts are read alone, and must bring their rows. */
export const lintOrder: Lint =
  ({ data, broken }) =>
  (passage) => {
    const isHeading = passage.kind === 'title' || HEADINGS.includes(String(passage.at.at(-1)));
    if (!isHeading && !passage.pieces.some(({ kind }) => kind !== 'text')) return [];
    const isAlone = isHeading && broken.isEmpty;
    return sentencesIn(passage).flatMap((sentence) => [
      ...orders(data, sentence),
      ...directions(data, sentence, isAlone),
      ...extremes(data, sentence, isAlone),
      ...(isAlone ? notLast(data, passage, sentence) : []),
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

/** True where what the first piece gives was over when the second began; on the same day by which source revises which. */
function precedes(data: Data, first: Piece, second: Piece): boolean {
  const [a, b] = [declaredTime(first), declaredTime(second)];
  if (a && b) return a.to <= b.from;
  const [[row], [other]] = [rowsOf(data, first), rowsOf(data, second)];
  const [here, there] = [row && timeOf(data, row), other && timeOf(data, other)];
  if (!row || !other || !here || !there) return false;
  const isRevised = other.row.sources.some((id) => row.row.sources.includes(data.sources.get(id)?.revises ?? ''));
  return here.to <= there.from || (isRevised && here.from <= there.from);
}

/** The time of a row: its own, or else the day on which its first source appeared. */
function timeOf(data: Data, entry: FiledRow): Span | undefined {
  const published = entry.row.sources.flatMap((id) => parseSpan(data.sources.get(id)?.published ?? '') ?? []);
  return ownTime(entry) ?? published.sort((a, b) => a.from - b.from)[0];
}

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
  const numbers = (pair ? [pair.left, pair.right] : distinct(marks.map(({ piece }) => piece))).flatMap(
    (piece) => numberOf(data, piece) ?? [],
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

const EXTREME = '(?:highest|largest|peak|maximum|record high|(?<low>lowest|smallest|fewest|low|minimum|record low))';
const EXTREME_OF = new RegExp(`\\b${EXTREME}(?: (?:is|was|of|at|number))*\\s*,?\\s*$`, 'i');
const EXTREME_ALONE = /\b(?:highest|lowest|largest|smallest|fewest|record (?:high|low))\b/i;

/** “A peak of A” where the dataset has more of the same basis; alone also “the highest” without a row. */
function extremes(data: Data, sentence: Sentence, isAlone: boolean): Finding[] {
  const { text, marks, offsetAt } = sentence;
  const claim = isAlone && !text.endsWith('?') ? EXTREME_ALONE.exec(text) : null;
  if (claim && anchorsOf(data, sentence).length === 0)
    return [{ offset: offsetAt(claim.index), code: 'unbound-claim', found: claim[0] }];
  return marks.flatMap(({ piece, before }): Finding[] => {
    const found = EXTREME_OF.exec(before);
    const entry = found ? data.rows.get(piece.text) : undefined;
    const value = entry && numberOf(data, piece);
    if (!entry || value === undefined) return [];
    const isHighest = !found?.groups?.['low'];
    const alike = entry.dataset.rows.filter((each) => each['basis'] === entry.row['basis']);
    const further = alike.find(({ id }) => {
      const other = plainNumber(data, id) ?? value;
      return isHighest ? other > value : other < value;
    });
    const dataset = entry.dataset.id;
    return further
      ? [
          {
            offset: piece.offset,
            code: 'not-extreme',
            found: shown(data, piece),
            isHighest,
            further: further.id,
            dataset,
          },
        ]
      : [];
  });
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
    const which = groups['only'] ? 'only' : groups['last'] ? 'last' : 'first';
    const further = rows.find(({ id }) => {
      const there = ownTime(data.rows.get(id) ?? entry) ?? time;
      const [isLater, isEarlier] = [there.from >= time.to, there.to <= time.from];
      return (isLater && which !== 'first') || (isEarlier && which !== 'last');
    });
    return further
      ? [{ offset: piece.offset, code: 'not-last', found: shown(data, piece), which, further: further.id }]
      : [];
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

function shown(data: Data, { kind, text }: Piece): string {
  return kind === 'date' ? text : (findFact(data, text)?.text ?? text);
}
