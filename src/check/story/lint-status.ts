/** What the words say of how a number became public, and what a step says of its view, must be so. */
import type { Status } from '../../charts/types.ts';
import type { Data } from '../../data/data.ts';
import type { Finding, Lint, Passage } from './passages.ts';
import { isNumber, rowsOf, sentencesIn, type Sentence } from './sentences.ts';

/** Every number beside the word or the sign of another status, and every step of another view. */
export const lintStatus: Lint =
  ({ data, isSound }) =>
  (passage) => {
    if (!isSound || !passage.pieces.some(({ kind }) => kind === 'ref')) return [];
    const found = sentencesIn(passage).flatMap((sentence) => otherStatus(data, passage, sentence));
    return passage.kind === 'prose' ? [...found, ...otherView(data, passage)] : found;
  };

/** “…, published” after a number, and “solid” before it. */
const AFTER = /^[^;:.]*?(?:,| is| are| was) (published|released|leaked|confirmed)\b/;
const SIGNS: [RegExp, Status][] = [
  [/\bsolid\b/i, 'published'],
  [/\bhalf-filled\b/i, 'released'],
  [/\brings?\b/i, 'leaked'],
  [/\btriangles?\b/i, 'derived'],
];

function otherStatus(data: Data, { at }: Passage, { text, marks }: Sentence): Finding[] {
  return marks.flatMap(({ piece, before }, which): Finding[] => {
    const next = marks.slice(which + 1).find((mark) => isNumber(data, mark.piece));
    const [, said] = AFTER.exec(text.slice(before.length + 1, next?.before.length)) ?? [];
    const since = before.slice(marks[which - 1]?.before.length ?? 0);
    const signs = at.includes('alt') ? SIGNS.filter(([sign]) => sign.test(since)) : [];
    const sign = signs.length === 1 ? signs[0]?.[1] : undefined;
    // Words are read first: few sentences have them, and rows have to be looked for.
    const entries = (said ?? sign) !== undefined && isNumber(data, piece) ? rowsOf(data, piece) : [];
    const [status, ...others] = new Set(entries.map(({ row }) => row.status));
    if (status === undefined || others.length > 0) return [];
    const isSaid = said === undefined || (said === 'confirmed' ? status !== 'leaked' : said === status);
    const found = isSaid ? sign : said;
    if (found === undefined || found === status) return [];
    return [{ offset: piece.offset, code: 'of-another-status', number: `{${piece.text}}`, found, status }];
  });
}

/** A step that gives the number of a row which another view of its figure picks out, and its own does not, or hides. */
function otherView(data: Data, { pieces }: Passage): Finding[] {
  const step = pieces.flatMap(({ within }) => within.filter(({ name }) => name === 'Step')).at(0)?.attributes ?? {};
  const figure = data.figures.get(step['figure'] ?? '')?.value;
  const own = figure?.views.find(({ id }) => id === step['view']);
  const ids = pieces.filter(({ kind, text }) => kind === 'ref' && data.rows.has(text)).map(({ text }) => text);
  if (!figure || !own || ids.some((id) => own.highlight?.includes(id))) return [];
  const isElsewhere = (id: string): boolean => figure.views.some(({ highlight }) => highlight?.includes(id));
  const row = ids.find((id) => own.hide?.includes(id) || isElsewhere(id));
  return row === undefined ? [] : [{ offset: pieces[0]?.offset ?? 0, code: 'of-another-view', row, view: own.id }];
}
