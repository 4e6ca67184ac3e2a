/** Ids of rows and facts that stand in a text without braces: readers would see them as they are typed. */
import type { Data } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import { render, typedOnly, type Passage } from './passages.ts';
import { blank } from './phrases.ts';
import type { Finding, Lint } from './reading.ts';

const ID = /(?<![\w/.#@-])[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)+(?![\w/-])(?:\.[a-z]\w*)?/g;
/** What an id without braces looks like; most texts hold nothing of the kind, and are passed over quickly. */
const LIKE_ID = /[a-z0-9]-[\w-]*\d|[([][a-z][a-z0-9]*-|\{/;
/** A brace that lost its pair, with the name beside it: reported by the check of templates. */
const BRACED = /\{+(?:=[^{}.,;:]*?\d{4}|[\w.|-]*)/g;

/** Every id in the story and in the texts of the data that was meant to give its number. */
export const lintIds: Lint =
  ({ data }) =>
  (passage) => {
    if (!passage.pieces.some(({ text }) => LIKE_ID.test(text)) || isNoTemplate(data, passage)) return [];
    const { text, offsetAt } = render(passage, typedOnly);
    const isTag = passage.syntax === 'mdx';
    return bareIds(data, text).flatMap(({ index, id, isBraced }): Finding[] =>
      isBraced ? [] : [{ offset: offsetAt(index), code: 'bare-id', id, ...referenceTo(data, id), isTag }],
    );
  };

/** The text with spaces for ids and for what stands beside a lone brace: their digits are no numbers typed by hand. */
export function withoutIds(data: Data, text: string): string {
  if (!LIKE_ID.test(text)) return text;
  const rest = bareIds(data, text).reduce(
    (all, { index, whole }) => all.slice(0, index) + blank(whole) + all.slice(index + whole.length),
    text,
  );
  return rest.replace(BRACED, blank);
}

/** `isBraced`: beside a brace that lost its pair. */
function bareIds(data: Data, text: string): { index: number; whole: string; id: string; isBraced: boolean }[] {
  return [...text.matchAll(ID)].flatMap(({ 0: whole, index }) => {
    const [id = ''] = whole.split('.');
    const [before, after] = [text[index - 1] ?? '', text[index + whole.length] ?? ''];
    const isBracketed = /[([{]/.test(before) && /[)\]}]/.test(after);
    // An id without digits may be an ordinary word with a hyphen.
    if (!(data.rows.has(id) || data.facts.has(id)) || !(isBracketed || /\d/.test(id))) return [];
    return [{ index, whole, id, isBraced: before === '{' || after === '}' }];
  });
}

/** A cell of a column that holds ids of rows, and the headings of a table, which give no numbers. */
function isNoTemplate(data: Data, { owner, at: [first, , column] }: Passage): boolean {
  const dataset = data.datasets.get(owner.replace(/^datasets\//, ''))?.value;
  if (!dataset) return false;
  const isOfRows = dataset.columns.some(({ name, type }) => name === column && type === 'row');
  return first === 'rows' ? isOfRows : first !== 'description';
}

/** What to write in its place: of a row without a number, the first of its columns that gives one, or else the first. */
function referenceTo(data: Data, id: string): { reference: string; kind: 'row' | 'fact' } {
  const found = data.rows.get(id);
  if (!found) return { reference: id, kind: 'fact' };
  const columns = found.dataset.columns.map(({ name }) => name).filter((name) => found.row[name] !== undefined);
  const all = [id, ...columns.map((name) => `${id}.${name}`)];
  const isNumber = (reference: string): boolean => findFact(data, reference)?.kind === 'number';
  return { reference: all.find(isNumber) ?? all[1] ?? id, kind: 'row' };
}
