/** What can be wrong in a row by itself, and what shows only when the files are seen together. */
import { locate, rowProblem } from '../parse.ts';
import { checkCharts, checkFigures } from './check-figures.ts';
import { parseSpan } from '../../charts/dates.ts';
import type { Data, Filed, FiledRow } from '../../data/data.ts';
import { eachText } from '../../data/row-name.ts';
import { nameOfRow, noted, type Collected } from '../collect.ts';
import { cellValue, formulaRows } from '../../data/facts.ts';
import { type Expected, type Mistake, unknownName, unknownRow } from '../../data/mistakes/mistake.ts';
import type { Problem, Wording } from '../problems.ts';
import { checkReference, checkTemplate } from '../rests-on.ts';
import { rowSchema, type Column, type Dataset, type Row } from '../../data/schema/schema.ts';
import { MOST } from '../words/read-typed.ts';

/** All mistakes of the data; what follows from a mistake that is reported waits. */
export function checkData(collected: Collected): Problem[] {
  // Rows first, then what is worked out from them: what goes wrong there goes wrong wherever it is used.
  const rows = noted(collected, checkRows(collected));
  const formulas = noted(collected, checkFormulas(collected));
  const facts = noted(collected, checkFacts(collected));
  const problems = [
    ...rows,
    ...formulas,
    ...facts,
    ...checkStoryNumber(collected),
    ...checkTexts(collected),
    ...[...collected.data.datasets.values()].flatMap((entry) => checkSums(collected, entry)),
    ...checkFigures(collected),
  ];
  return [...problems, ...checkCharts(collected, collected.isSound && problems.length === 0)];
}

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
  const report = (field: string, words: Wording) => problems.push(rowProblem({ file, index }, field, words));
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
  for (const column of dataset.columns) {
    // A formula works its value out.
    if (row.formula !== undefined && column.name === 'value') continue;
    const words = checkCell(collected, column, row[column.name]);
    if (words) report(column.name, words);
  }
  // A column that is there already is not what another was meant to be.
  const absent = [...known].filter((name) => row[name] === undefined);
  for (const key of Object.keys(row)) if (!known.has(key)) report(key, unknownName('column', key, absent));
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

/** The number at the top. */
function checkStoryNumber({ data, files, isSound }: Collected): Problem[] {
  const file = files.get('data/story.json');
  const { number } = data.story;
  if (!file || number === '' || data.rows.has(number) || !isSound) return [];
  return [file.problem(['number'], unknownRow(data, number))];
}

/** Formulas of rows: each must name known rows and give a number. */
function checkFormulas(collected: Collected): Problem[] {
  return [...collected.data.rows.values()].flatMap((entry) => {
    const { id, formula } = entry.row;
    if (formula === undefined) return [];
    const tell = (because: Mistake): Problem =>
      rowProblem(entry, 'formula', { code: 'broken-formula', formula, because });
    return checkReference(collected, id, tell, () => cellValue(collected.data, id));
  });
}

function checkFacts(collected: Collected): Problem[] {
  const { data } = collected;
  return [...data.facts.values()].flatMap(({ value: { id, formula }, file, index }) => {
    const tell = (field: string, mistake: Wording): Problem => locate(file).problem(['facts', index, field], mistake);
    const other = nameOfRow(data, id);
    // It would stand wherever the row's number was meant.
    if (other) return [tell('id', { code: 'twice', kind: 'id', name: id, other })];
    const found = checkReference(
      collected,
      id,
      (because) => tell('formula', { code: 'broken-formula', formula, because }),
      () => formulaRows(data, formula),
    );
    // What a formula gives may still be no number for its format.
    return found.length > 0 ? found : checkReference(collected, id, (mistake) => tell('format', mistake));
  });
}

/** Of each file the parts that are printed as they stand; all other texts may give numbers in braces. */
const PRINTED: Record<string, string[]> = {
  datasets: ['title', 'columns'],
  figures: [],
  facts: ['facts'],
  story: ['name', 'authority'],
};

/** Tags, entities and links of web pages that came along when a text was pasted. */
const MARKUP = /<!--|<[/!]?[a-z][^<>]{0,30}>?|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});|\[[^\][]*\]\([^()\s]*\)/gi;
const MOST_TAGS = 5;

/** Every text with a brace or with what came along from a web page, in tables, figures, facts and what is said of the story. */
function checkTexts(collected: Collected): Problem[] {
  return [...collected.files.values()].flatMap((file) => {
    const printed = PRINTED[/^data\/(\w+)/.exec(file.path)?.[1] ?? ''];
    const problems: Problem[] = [];
    eachText(file.value, (text, path) => {
      const tags = path.at(-1) === 'url' ? [] : [...new Set(text.match(MARKUP))].slice(0, MOST_TAGS);
      if (tags.length > 0) problems.push(file.problem([...path], { code: 'markup-in-text', tags }));
      if (!printed || !/[{}]/.test(text) || path.at(-1) === 'formula') return;
      const at = [...path];
      const found = printed.includes(String(at[0]))
        ? [file.problem(at, { code: 'braces-printed' })]
        : checkTemplate(collected, text, (mistake) => file.problem(at, mistake));
      problems.push(...found);
    });
    return problems;
  });
}

function checkSums(collected: Collected, { file, value: dataset }: Filed<Dataset>): Problem[] {
  const { data } = collected;
  return (dataset.sums ?? []).flatMap((sum, index) => {
    const names = [sum.total, ...sum.parts];
    if (!collected.isSound) return [];
    const missing = names.find((name) => !data.rows.has(name));
    if (missing !== undefined) {
      const at = missing === sum.total ? ['total'] : ['parts', sum.parts.indexOf(missing)];
      return [locate(file).problem(['sums', index, ...at], unknownRow(data, missing))];
    }
    const says = cellValue(data, sum.total);
    const values = sum.parts.map((id) => cellValue(data, id));
    if (says === values.reduce((all, value) => all + value, 0)) return [];
    return [locate(file).problem(['sums', index], { code: 'parts-off', total: sum.total, says, values })];
  });
}
