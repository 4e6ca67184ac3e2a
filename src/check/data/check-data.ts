/** The rules that show only when the files are seen together. */
import { locate, rowProblem } from '../parse.ts';
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
      checkTemplate(collected, value.description, (mistake) => locate(file).problem(['description'], mistake)),
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
  const wrong: string[] = [];
  const problems = [...data.rows.values()].flatMap((entry) => {
    const { id, formula } = entry.row;
    if (formula === undefined || broken.has(id)) return [];
    const tell = (because: Mistake): Problem => {
      wrong.push(id);
      return rowProblem(entry, 'formula', { code: 'broken-formula', formula, because });
    };
    return checkReference(collected, id, tell, () => cellValue(data, id));
  });
  wrong.forEach((id) => broken.add(id));
  return problems;
}

function checkFacts(collected: Collected): Problem[] {
  const { data, broken } = collected;
  const wrong: string[] = [];
  const problems = [...data.facts.values()].flatMap(({ value: { id, formula }, file, index }) => {
    const tell = (field: string, mistake: Mistake): Problem => {
      wrong.push(id);
      return locate(file).problem(['facts', index, field], mistake);
    };
    const found = checkReference(
      collected,
      id,
      (because) => tell('formula', { code: 'broken-formula', formula, because }),
      () => formulaRows(data, formula),
    );
    // What a formula gives may still be no number for its format.
    return found.length > 0 ? found : checkReference(collected, id, (mistake) => tell('format', mistake));
  });
  wrong.forEach((id) => broken.add(id));
  return [...problems, ...idsOfRows(collected)];
}

/** A fact that is named like a row would stand wherever the row's number was meant. */
function idsOfRows({ data }: Collected): Problem[] {
  return [...data.facts.values()].flatMap(({ value: { id }, file, index }) => {
    const other = data.rows.get(id);
    if (!other) return [];
    const mistake = { code: 'fact-like-row', id, row: other.index + 1, dataset: other.dataset.id } as const;
    return [locate(file).problem(['facts', index, 'id'], mistake)];
  });
}

/** Braces in texts that are printed as they stand. */
function checkPlainTexts({ data }: Collected): Problem[] {
  const check = (file: DataFile, at: Path, text: string): Problem[] =>
    /[{}]/.test(text) ? [locate(file).problem(at, { code: 'braces-printed' })] : [];
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

/** Texts inside rows may refer to other rows as the texts of figures do. */
function checkRowTexts(collected: Collected): Problem[] {
  return [...collected.data.rows.values()].flatMap((entry) =>
    Object.entries(entry.row).flatMap(([field, value]) =>
      typeof value === 'string' && field !== 'formula'
        ? checkTemplate(collected, value, (mistake) => rowProblem(entry, field, mistake))
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
    const says = cellValue(data, sum.total);
    const values = sum.parts.map((id) => cellValue(data, id));
    if (says === values.reduce((all, value) => all + value, 0)) return [];
    return [locate(file).problem(['sums', index], { code: 'parts-off', total: sum.total, says, values })];
  });
}
