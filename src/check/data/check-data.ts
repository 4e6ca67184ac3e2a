/** The rules that show only when the files are seen together. */
import { locate } from '../parse.ts';
import { checkCharts } from './check-charts.ts';
import { checkFigures } from './check-figures.ts';
import { checkRows } from './check-rows.ts';
import type { Filed } from '../../data/data.ts';
import type { Collected } from '../collected.ts';
import { cellValue, formulaRows } from '../../data/facts.ts';
import type { DataFile } from '../../data/read.ts';
import type { Mistake } from '../../data/mistakes/mistake.ts';
import type { Path, Problem } from '../problems.ts';
import { checkReference, checkTemplate, restsOnBroken } from '../rests-on.ts';
import type { Dataset } from '../../data/schema/schema.ts';
import { unknownRow } from '../../data/mistakes/unknown.ts';

/** All mistakes of the data; what follows from a mistake that is reported is left out. */
export function checkData(collected: Collected): Problem[] {
  // Rows first: they tell the other checks which names are broken.
  const rows = checkRows(collected);
  const formulas = checkFormulas(collected);
  const problems = [
    ...rows,
    ...formulas,
    ...checkFacts(collected),
    ...checkStoryFile(collected),
    ...checkPlainTexts(collected),
    ...checkRowTexts(collected),
    ...[...collected.data.datasets.values()].flatMap(({ file, value }) =>
      checkTemplate(collected, value.description, (message) => locate(file).problem(['description'], message)),
    ),
    ...[...collected.data.datasets.values()].flatMap((entry) => checkSums(collected, entry)),
    ...checkFigures(collected),
  ];
  return [
    ...problems,
    ...checkCharts(collected, collected.broken.isEmpty && problems.length + collected.problems.length === 0),
  ];
}

/** The number at the top, and the texts around it. */
function checkStoryFile(collected: Collected): Problem[] {
  const { data, files, broken } = collected;
  const file = files.get('data/story.json');
  if (!file || data.story.number === '') return [];
  const { number, authority: _, name: __, $schema: ___, ...texts } = data.story;
  return [
    ...(data.rows.has(number) || broken.has(number) ? [] : [file.problem(['number'], unknownRow(data, number))]),
    ...Object.entries(texts).flatMap(([field, text]) =>
      checkTemplate(collected, text, (mistake) => file.problem([field], mistake)),
    ),
  ];
}

/** Formulas of rows: each must name known rows and give a number. */
function checkFormulas(collected: Collected): Problem[] {
  const { data, broken } = collected;
  const problems = [...data.rows.values()].flatMap(({ row, index, file }) => {
    if (row.formula === undefined || broken.has(row.id)) return [];
    const found = checkReference(
      collected,
      row.id,
      (message) => locate(file).problem(['rows', index, 'formula'], brokenFormula(row.formula ?? '', message)),
      () => cellValue(data, row.id),
    );
    return found.map((problem) => ({ id: row.id, problem }));
  });
  for (const { id } of problems) broken.add(id);
  return problems.map(({ problem }) => problem);
}

function checkFacts(collected: Collected): Problem[] {
  const { data, broken } = collected;
  const problems = [...data.facts.values()].flatMap(({ value, file, index }) => {
    const at = (field: string, message: Mistake | string): Problem =>
      locate(file).problem(['facts', index, field], message);
    const formulas = checkReference(
      collected,
      value.id,
      (message) => at('formula', brokenFormula(value.formula, message)),
      () => formulaRows(data, value.formula),
    );
    // What a formula gives may still be no number for its format.
    const found =
      formulas.length > 0 ? formulas : checkReference(collected, value.id, (message) => at('format', message));
    return found.map((problem) => ({ id: value.id, problem }));
  });
  for (const { id } of problems) broken.add(id);
  return [...problems.map(({ problem }) => problem), ...idsOfRows(collected)];
}

/** A fact that is named like a row would stand wherever the row's number was meant. The newer of the two gives way. */
function idsOfRows({ data }: Collected): Problem[] {
  return [...data.facts.values()].flatMap(({ value: { id }, file, index }) => {
    const other = data.rows.get(id);
    if (!other) return [];
    if (data.published?.size && !data.published.has(id)) {
      const message = `The id "${id}" is already that of a fact (fact ${index + 1}).\nGive this row an id of its own.`;
      return [locate(other.file).problem(['rows', other.index, 'id'], message)];
    }
    const message = `The id "${id}" is already that of a row (${other.dataset.id}, row ${other.index + 1}).\nGive the fact an id of its own.`;
    return [locate(file).problem(['facts', index, 'id'], message)];
  });
}

/** Braces in texts that are printed as they stand. */
function checkPlainTexts({ data }: Collected): Problem[] {
  const check = (file: DataFile, at: Path, text: string): Problem[] =>
    /[{}]/.test(text)
      ? [
          locate(file).problem(
            at,
            'This text is printed as it stands, with its braces.\nSay it in words, without a number.',
          ),
        ]
      : [];
  return [
    ...[...data.datasets.values()].flatMap(({ file, value: { title, columns } }) => [
      ...check(file, ['title'], title),
      ...columns.flatMap((column, index) => check(file, ['columns', index, 'title'], column.title)),
    ]),
    ...[...data.facts.values()].flatMap(({ file, index, value: { meaning } }) =>
      check(file, ['facts', index, 'meaning'], meaning),
    ),
  ];
}

function brokenFormula(formula: string, because: Mistake | string): Mistake {
  return { code: 'broken-formula', formula, because };
}

/** Texts inside rows may refer to other rows as the texts of figures do. */
function checkRowTexts(collected: Collected): Problem[] {
  return [...collected.data.rows.values()].flatMap(({ row, index, file }) =>
    Object.entries(row).flatMap(([field, value]) =>
      typeof value === 'string' && field !== 'formula'
        ? checkTemplate(collected, value, (message) => locate(file).problem(['rows', index, field], message))
        : [],
    ),
  );
}

function checkSums(collected: Collected, { file, value: dataset }: Filed<Dataset>): Problem[] {
  const { data } = collected;
  return (dataset.sums ?? []).flatMap((sum, index) => {
    const names = [sum.total, ...sum.parts];
    if (names.some((name) => restsOnBroken(collected, name))) return [];
    const missing = names.find((name) => !data.rows.has(name));
    if (missing !== undefined) {
      const at = missing === sum.total ? ['total'] : ['parts', sum.parts.indexOf(missing)];
      return [locate(file).problem(['sums', index, ...at], unknownRow(data, missing))];
    }
    const total = cellValue(data, sum.total);
    const values = sum.parts.map((id) => cellValue(data, id));
    const parts = values.reduce((all, value) => all + value, 0);
    if (total === parts) return [];
    const off = parts - total;
    return [
      locate(file).problem(
        ['sums', index],
        `The parts of "${sum.total}" add up to ${parts}, but it says ${total}: ${Math.abs(off)} too ${off > 0 ? 'many' : 'few'} (${values.join(' + ')} = ${parts}).\nCorrect whichever of these rows was mistyped.`,
      ),
    ];
  });
}
