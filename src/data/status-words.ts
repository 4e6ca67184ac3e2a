/** The words that stand beside a number wherever it is shown: how it became public, where it was read, what it is made of. */
import type { Status } from '../charts/types.ts';
import { formatDate } from '../charts/format.ts';
import type { Data } from './data.ts';
import { resolveFact, type Fact, textOf, type PreparedText } from './facts.ts';
import { confidenceSchema, type Row, type Source } from './schema/schema.ts';

/** Each status by itself, without a value. */
export const STATUS_NAMES: Record<Status, string> = {
  published: 'Published',
  released: 'Released in an answer, a letter or under FOI',
  leaked: 'Leaked',
  derived: 'Our arithmetic',
};

/** The words that go with a status wherever a value stands. */
export function statusWords({ story }: Pick<Data, 'story'>, status: Status): string {
  return status === 'leaked' ? `${STATUS_NAMES.leaked} · not confirmed by ${story.authority}` : STATUS_NAMES[status];
}

const READ_WORDS: Record<Row['confidence'], string> = {
  primary: '',
  'several-reports': ', as reported',
  'one-report': ', one report',
};

/** A status as a key says it: how rows became public, and where they were read if nobody read the document itself. */
export type StatusLabel = ReturnType<typeof statusLabel>;

/** What may be said of rows that share a status, with the least that is true of all of them. */
export function statusLabel(data: Data, status: Status, rows: Row[]) {
  // "Not confirmed" already says more than that reports relay a leak; our arithmetic was read nowhere.
  if (status === 'leaked' || status === 'derived') return { status, words: statusWords(data, status) };
  const best =
    confidenceSchema.options.find((confidence) => rows.some((row) => row.confidence === confidence)) ?? 'primary';
  return { status, words: statusWords(data, status) + READ_WORDS[best] };
}

/** The status of a row in a table cell, with what was read where that is not the document itself. */
export function rowStatus(data: Data, row: Row): string {
  if (row.status === 'derived')
    return STATUS_NAMES.derived + (row.formula ? `: ${prepareFormula(data, row.formula).plain}` : '');
  return statusWords(data, row.status) + READ_WORDS[row.confidence];
}

/** A formula as readers get it: the numbers of its rows and the names of its tables, instead of ids. */
export function prepareFormula(data: Data, formula: string): PreparedText {
  // `split` with a group gives signs and names in turn.
  const parts = formula.split(/(\[[^[\]]+\]|"[^"]*")/);
  const words = parts.map((part, index) => {
    if (index % 2 === 1) return named(data, part.slice(1, -1));
    return part.replaceAll(' / ', ' ÷ ').replaceAll(' * ', ' × ').replaceAll(' - ', ' − ');
  });
  return textOf(...words);
}

/** A row by its number; a table by its title, with what its rows must say; every other word as it is. */
function named(data: Data, name: string): string | Fact {
  const [left = '', wanted] = name.split('=');
  const [id = ''] = left.split('.');
  if (data.rows.has(id)) return resolveFact(data, name);
  const title = data.datasets.get(id)?.value.title;
  if (title === undefined) return `“${name}”`;
  const said = wanted !== undefined && data.rows.has(wanted) ? resolveFact(data, wanted).text : wanted;
  return `“${[title, said].filter(Boolean).join(', ')}”`;
}

/** "The Gazette, 2025", with the name of the relay where the link leads to a copy. */
export function sourceName({ publisher, published, relay }: Source): string {
  const name = published ? `${publisher}, ${published.slice(0, 4)}` : publisher;
  return relay ? `${name}, as relayed by ${relay}` : name;
}

/** What a link to a source says: its day or its title, too, where the shorter name leads to other documents as well. */
export function sourceLinkName({ sources }: Data, source: Source): { text: string; label?: string } {
  const others = [...sources.values()].filter(({ url }) => url !== source.url);
  const isAlone = (name: (each: Source) => string): boolean => !others.some((other) => name(other) === name(source));
  if (isAlone(sourceName)) return { text: sourceName(source) };
  const text = datedName(source);
  return isAlone(datedName) ? { text } : { text, label: `${text}: ${source.title}` };
}

function datedName(source: Source): string {
  const { published } = source;
  const year = published ? `, ${published.slice(0, 4)}` : '';
  return published ? sourceName(source).replace(year, `, ${formatDate(published)}`) : sourceName(source);
}
