/** What can be wrong in a row by itself: its cells, its sources, its status. */
import { locate, rowProblem } from '../parse.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data, FiledRow } from '../../data/data.ts';
import type { Collected } from '../collect.ts';
import { type Expected, type Mistake, unknownName, unknownRow } from '../../data/mistakes/mistake.ts';
import { MOST } from '../words/read-typed.ts';
import type { Problem, Wording } from '../problems.ts';
import { rowSchema, type Column, type Row } from '../../data/schema/schema.ts';

/** The mistakes of every row. */
export function checkRows(collected: Collected): Problem[] {
  return [...collected.data.datasets.values()].flatMap(({ file, value: dataset }) => {
    const known = new Set([...Object.keys(rowSchema.shape), ...dataset.columns.map(({ name }) => name)]);
    return dataset.rows.flatMap((row, index) => checkRow(collected, { dataset, row, index, file }, known));
  });
}

function checkRow(collected: Collected, { dataset, row, index, file }: FiledRow, known: Set<string>): Problem[] {
  const { data, isSound } = collected;
  const problems: Problem[] = [];
  const report = (field: string, words: Wording): void => {
    problems.push(rowProblem({ file, index }, field, words));
  };
  const { status, sources } = row;
  for (const [place, source] of sources.entries()) {
    if (data.sources.has(source) || !isSound) continue;
    const unknown = unknownName('source', source, data.sources.keys());
    problems.push(locate(file).problem(['rows', index, 'sources', place], unknown));
  }
  if (status === 'derived' && !row.formula) report('status', { code: 'needs-formula' });
  const words = formulaWords(data, row);
  if (words) report(...words);
  if (status !== 'derived' && sources.length === 0) report('sources', { code: 'needs-source' });
  if (status === 'leaked' && row.confidence === 'primary') report('confidence', { code: 'leaked-primary' });
  const strange = Object.keys(row).filter((key) => !known.has(key));
  for (const column of dataset.columns) {
    // A formula works its value out.
    if (row.formula !== undefined && column.name === 'value') continue;
    const words = checkCell(collected, column, row[column.name]);
    if (words) report(column.name, words);
  }
  // A column that is there already is not what another was meant to be.
  const absent = [...known].filter((name) => row[name] === undefined);
  for (const key of strange) report(key, unknownName('column', key, absent));
  return problems;
}

/** A formula takes the place of a value: beside one, or under a status that claims a source, readers would be told something else. */
function formulaWords(data: Data, row: Row): [field: string, words: Wording] | undefined {
  const { formula, status } = row;
  if (formula === undefined) return undefined;
  if (row['value'] !== undefined) return ['value', { code: 'value-and-formula' }];
  // A number that is the same as another row's was published as often as that one.
  const [, same] = /^\[([^\]=]+)\]$/.exec(formula) ?? [];
  if (status === 'derived' || (same && data.rows.get(same)?.row.status === status)) return undefined;
  return ['status', { code: 'formula-under-status', status }];
}

/** What is wrong with the value of one cell, by the type of its column; undefined where nothing is. */
function checkCell({ data, isSound }: Collected, column: Column, value: unknown): Mistake | undefined {
  const expected: Expected = { kind: column.type === 'date' ? 'span' : column.type, choices: [] };
  if (value === undefined || value === null)
    return column.optional ? undefined : { code: 'missing-value', name: column.name, expected };
  const wrong: Mistake = { code: 'wrong-kind', value, expected };
  switch (column.type) {
    case 'count':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST ? undefined : wrong;
    case 'date':
      return typeof value === 'string' && parseSpan(value) ? undefined : wrong;
    case 'row':
      if (typeof value !== 'string') return wrong;
      return data.rows.has(value) || !isSound ? undefined : unknownRow(data, value);
    case 'flag':
      return typeof value === 'boolean' ? undefined : wrong;
    case 'text':
      if (typeof value !== 'string') return wrong;
      return /[\p{L}\p{N}]/u.test(value) ? undefined : { code: 'nothing-in-it', expected };
  }
}
