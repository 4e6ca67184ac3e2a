/** What stands beside a number must be of its row: the date, and that it rests on one report. */
import type { Data } from '../../data/data.ts';
import { type Finding, type Lint, type Passage, type Piece, render, withDates } from './passages.ts';
import { declaredTime, ownTime, pairs, rowsOf, sentencesIn, type Sentence } from './sentences.ts';

/** Every number of the story and of its figures that stands beside words of another row. */
export const lintBeside: Lint =
  ({ data, isSound }) =>
  (passage) => {
    // What is wrong with a row is told of the row.
    if (!isSound || !passage.pieces.some(({ kind }) => kind === 'ref')) return [];
    return [...sentencesIn(passage).flatMap((sentence) => otherRow(data, sentence)), ...oneReport(data, passage)];
  };

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

/** A column of words or dates is no number, and a fact is one unless its formula looks for a name. */
function isNumber(data: Data, { kind, text }: Piece): boolean {
  const [id = '', column = 'value'] = text.split('|')[0]?.split('.') ?? [];
  const type = data.rows.get(id)?.dataset.columns.find(({ name }) => name === column)?.type;
  return (
    kind === 'ref' &&
    (type ? type === 'count' : !/^(?:highest|lowest|newest)\(/.test(data.facts.get(id)?.value.formula ?? 'newest('))
  );
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
