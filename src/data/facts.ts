/** A fact is a number, date or word that the story says, computed from rows and traceable to them. */
import { formatDate, formatNumber, formatShare, formatWords } from '../charts/format.ts';
import type { Status } from '../charts/types.ts';
import type { Data } from './data.ts';
import { newestDate } from './freshness.ts';
import { workOutFormula } from './formula.ts';
import { FORMATS, type Dataset, type FactDefinition } from './schema/schema.ts';
import { MistakeError, unknownName, unknownRow } from './mistakes/mistake.ts';

type Format = FactDefinition['format'];

export interface Fact {
  ref: string;
  text: string;
  /** Numbers carry their status in the prose; dates and names do not. */
  kind: 'number' | 'words';
  status: Status;
  rows: string[];
  formula: string;
  meaning: string;
}

const TEMPLATE = /\{([^{}]+)\}/g;

/** `{=2018}` declares a date that is no number of ours. */
const DECLARED = '=';

const FORMATTERS: Record<Format, (value: number) => string> = {
  number: (value) => formatNumber(value, Number.isInteger(value) ? 0 : 1),
  words: formatWords,
  capital: (value) => formatWords(value).replace(/^./, (letter) => letter.toUpperCase()),
  share: formatShare,
  thousands: (value) => formatNumber(Math.round(value / 1000) * 1000),
  text: String,
};

/** The references inside a text: "{a} of {b|words}" → ["a", "b|words"]. */
export function templateRefs(text: string): string[] {
  return [...text.matchAll(TEMPLATE)].map((match) => match[1] ?? '').filter((ref) => !ref.startsWith(DECLARED));
}

/** A text as it reads, and in parts, for pages that link its numbers. */
export interface PreparedText {
  plain: string;
  parts: (string | Fact)[];
}

export function textOf(...parts: (string | Fact)[]): PreparedText {
  return { plain: parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''), parts };
}

/** A text with its references filled in. */
export function prepareText(data: Data, text: string): PreparedText {
  // `split` with a group gives words and references in turn.
  const parts = text.split(TEMPLATE).map((part, index) => {
    if (index % 2 === 0) return part;
    return part.startsWith(DECLARED) ? part.slice(DECLARED.length) : resolveFact(data, part);
  });
  return textOf(...parts);
}

/** The same as it reads. */
export function fillTemplate(data: Data, text: string): string {
  return prepareText(data, text).plain;
}

/** What a reference says: `row-id`, `row-id.column` or `fact-id`, with `|format` where the form is not the usual one. */
export function resolveFact(data: Data, reference: string): Fact {
  const [ref = '', wanted] = reference.split('|');
  const format = FORMATS.find((candidate) => candidate === wanted);
  if (wanted !== undefined && !format) throw new MistakeError(unknownName('number format', wanted, FORMATS));
  const definition = data.facts.get(ref)?.value;
  if (definition) return computedFact(data, definition, format);
  const [id = '', column = 'value'] = ref.split('.');
  const found = data.rows.get(id);
  if (!found) throw new MistakeError(unknownRow(data, id, 'row or fact'));
  const { row, dataset } = found;
  const home = dataset.columns.find(({ name }) => name === column);
  if (!home) throw noNumber(dataset, id, column);
  const isCount = home.type === 'count';
  const value = isCount ? cellValue(data, id, column) : String(row[column] ?? '');
  return {
    ref,
    text: home.type === 'date' ? formatDate(String(value)) : formatValue(value, format ?? 'number'),
    kind: isCount ? 'number' : 'words',
    status: row.status,
    rows: [id],
    formula: row.formula ?? '',
    meaning: `${dataset.title}: ${home.title}`,
  };
}

/** A number as readers see it. Throws where the format makes another number of it: nothing of something, or far over all. */
function formatValue(value: number | string, format: Format): string {
  if (typeof value === 'string') return value;
  const text = FORMATTERS[format](value);
  const isTooMuch = format === 'share' && Math.abs(value) > 1;
  if (isTooMuch || (value !== 0 && !/[1-9a-z]/i.test(text)))
    throw new MistakeError({ code: 'format-hides', value, format, text });
  return text;
}

/** The fact, or nothing where the reference leads to none that can be given. */
export function findFact(data: Data, reference: string): Fact | undefined {
  try {
    return resolveFact(data, reference);
  } catch {
    return undefined;
  }
}

/** The number in a row's column; rows of our arithmetic compute it. */
export function cellValue(data: Data, id: string, column = 'value'): number {
  const found = data.rows.get(id);
  if (!found) throw new MistakeError(unknownRow(data, id));
  const value =
    column === 'value' && found.row.formula ? evaluateFormula(data, found.row.formula).value : found.row[column];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw noNumber(found.dataset, id, column);
  return value;
}

/** A column that the row has not, or in which it has no number. */
function noNumber({ columns }: Dataset, row: string, column: string): MistakeError {
  const names = columns.map(({ name }) => name);
  if (names.includes(column)) return new MistakeError({ code: 'no-number', row, column });
  return new MistakeError(unknownName(`column of the row "${row}"`, column, names));
}

/** The ids of the rows that a formula is worked out from. */
export function formulaRows(data: Data, formula: string): string[] {
  return evaluateFormula(data, formula).rows;
}

function computedFact(data: Data, { id: ref, formula, meaning, format }: FactDefinition, wanted = format): Fact {
  const { value, rows } = evaluateFormula(data, formula);
  const [only = ''] = rows;
  const status = (formula === `[${only}]` && data.rows.get(only)?.row.status) || 'derived';
  const kind = typeof value === 'number' ? 'number' : 'words';
  return { ref, text: formatValue(value, wanted), kind, status, rows, formula, meaning };
}

/** The formulas being worked out, so that one that leads back to itself is a sentence and not a crash. */
const open = new Set<string>();

function evaluateFormula(data: Data, formula: string): ReturnType<typeof workOut> {
  if (open.has(formula)) throw new MistakeError({ code: 'leads-back' });
  open.add(formula);
  try {
    return workOut(data, formula);
  } finally {
    open.delete(formula);
  }
}

function workOut(data: Data, formula: string): { value: number | string; rows: string[] } {
  const rows: string[] = [];
  const select = (ref: string): ReturnType<typeof selectRows> => {
    const selected = selectRows(data, ref);
    rows.push(...selected.ids);
    return selected;
  };
  const value = workOutFormula(formula, {
    values: (ref) => {
      const { ids, column, many } = select(ref);
      const values = ids.map((id) => cellValue(data, id, column));
      return many ? values : (values[0] ?? NaN);
    },
    extreme: (ref, column, pick) => {
      const { ids } = select(ref);
      const values = ids.map((id) => cellValue(data, id));
      const winner = data.rows.get(ids[values.indexOf(values.reduce((best, each) => pick(best, each)))] ?? '');
      const isColumn = winner?.row[column] !== undefined || winner?.dataset.columns.some(({ name }) => name === column);
      if (winner && !isColumn) throw noNumber(winner.dataset, winner.row.id, column);
      return String(winner?.row[column] ?? '');
    },
    newest: (dataset) => formatDate(newestDate(data, dataset)),
  });
  return { value, rows: [...new Set(rows)] };
}

/** `[row]`, `[row.column]`, or `[dataset.column=value]` for all rows of a dataset with that value. */
function selectRows(data: Data, ref: string): { ids: string[]; column: string; many: boolean } {
  const [left = '', wanted] = ref.split('=');
  const [id = '', column = 'value'] = left.split('.');
  const fact = data.rows.has(id) ? undefined : data.facts.get(id)?.value;
  if (fact) throw new MistakeError({ code: 'fact-in-formula', id, ref, formula: fact.formula });
  if (wanted === undefined && !data.datasets.has(id)) return { ids: [id], column, many: false };
  const dataset = data.datasets.get(id)?.value;
  if (!dataset) throw new MistakeError(unknownName('dataset', id, data.datasets.keys()));
  const rows = wanted === undefined ? dataset.rows : dataset.rows.filter((row) => String(row[column]) === wanted);
  if (rows.length === 0) {
    const said = new Set(dataset.rows.map((row) => String(row[column] ?? '')).filter(Boolean));
    const names = dataset.columns.map(({ name }) => name);
    throw new MistakeError(
      names.includes(column)
        ? unknownName(`"${column}" in "${id}"`, wanted ?? '', said)
        : unknownName(`column of "${id}"`, column, names),
    );
  }
  return { ids: rows.map((row) => row.id), column: wanted === undefined ? column : 'value', many: true };
}
