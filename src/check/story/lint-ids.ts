/** Ids of rows and facts that stand in a text without braces: readers would see them as they are typed. */
import type { Data } from '../../data/data.ts';
import { findFact } from '../../data/facts.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import { filePassages, PLACEHOLDER, render, storyPassages, type Passage } from './passages.ts';

const ID = /(?<![\w/.#@-])[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)+(?![\w/-])(?:\.[a-z]\w*)?/g;
/** What an id without braces looks like; most texts hold nothing of the kind, and are passed over quickly. */
const LIKE_ID = /[a-z0-9]-[\w-]*\d|[([][a-z][a-z0-9]*-|\{/;
/** A brace that lost its pair, with the name beside it: reported by the check of templates. */
const BRACED = /\{+(?:=[^{}.,;:]*?\d{4}|[\w.|-]*)/g;

/** Every id in the story and in the texts of the data that was meant to give its number. */
export function lintIds(data: Data, story: string, files: DataFile[]): Problem[] {
  return [...storyPassages(story), ...filePassages(files, ['figures', 'datasets'])].flatMap((passage) => {
    if (!passage.pieces.some(({ text }) => LIKE_ID.test(text)) || isNoTemplate(data, passage)) return [];
    const { text, offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'text' ? typed : PLACEHOLDER));
    return bareIds(data, text)
      .filter(({ isBraced }) => !isBraced)
      .map(({ index, id }) => passage.problem(offsetAt(index), sentence(data, id, passage.syntax === 'mdx')));
  });
}

/** The text with spaces for ids and for what stands beside a lone brace: their digits are no numbers typed by hand. */
export function withoutIds(data: Data, text: string): string {
  const blank = (all: string, from: number, length: number): string =>
    all.slice(0, from) + ' '.repeat(length) + all.slice(from + length);
  if (!LIKE_ID.test(text)) return text;
  const rest = bareIds(data, text).reduce((all, { index, length }) => blank(all, index, length), text);
  return rest.replace(BRACED, (found) => ' '.repeat(found.length));
}

interface BareId {
  index: number;
  length: number;
  id: string;
  /** Beside a brace that lost its pair. */
  isBraced: boolean;
}

function bareIds(data: Data, text: string): BareId[] {
  return [...text.matchAll(ID)].flatMap(({ 0: whole, index }) => {
    const id = whole.split('.')[0] ?? '';
    const [before, after] = [text[index - 1] ?? '', text[index + whole.length] ?? ''];
    const isBracketed = /[([{]/.test(before) && /[)\]}]/.test(after);
    // An id without digits may be an ordinary word with a hyphen.
    if (!(data.rows.has(id) || data.facts.has(id)) || !(isBracketed || /\d/.test(id))) return [];
    return [{ index, length: whole.length, id, isBraced: before === '{' || after === '}' }];
  });
}

/** A cell of a column that holds ids of rows, and the headings of a table, which give no numbers. */
function isNoTemplate(data: Data, { owner, at: [first, , column] }: Passage): boolean {
  const dataset = data.datasets.get(owner.replace(/^datasets\//, ''))?.value;
  if (!dataset) return false;
  const isOfRows = dataset.columns.some(({ name, type }) => name === column && type === 'row');
  return first === 'rows' ? isOfRows : first !== 'description';
}

function sentence(data: Data, id: string, isTag: boolean): string {
  const found = data.rows.get(id);
  const columns = found?.dataset.columns.map(({ name }) => name).filter((name) => found.row[name] !== undefined) ?? [];
  const column =
    !found || gives(data, id) ? '' : `.${columns.find((name) => gives(data, `${id}.${name}`)) ?? columns[0]}`;
  const reference = id + column;
  const what = column === '' ? 'number' : `“${column.slice(1)}”`;
  return `“${id}” is the id of a ${found ? 'row' : 'fact'}, and readers would see it as it is typed.\nWrite ${
    isTag ? `<Fact id="${reference}" />` : `{${reference}}`
  } to give its ${what}.`;
}

/** True for a reference to a number. */
function gives(data: Data, reference: string): boolean {
  return findFact(data, reference)?.kind === 'number';
}
