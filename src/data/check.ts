/** The rules that one file alone cannot break: references, columns, sums, texts. */
import { parseSpan } from '../chart/dates.ts';
import { cellValue, resolveFact, templateRefs } from './facts.ts';
import type { Data, Filed, FiledRow } from './load.ts';
import { show, type Problem } from './problems.ts';
import { suggest } from './suggest.ts';
import type { Column, Dataset, Figure } from './schema.ts';

const OWN_FIELDS = new Set(['id', 'status', 'confidence', 'sources', 'note', 'formula']);

/** All problems that show only when the files are seen together. */
export function checkReferences(data: Data): Problem[] {
  const rows = [...data.rows.values()].flatMap((entry) => checkRow(data, entry));
  // A value of the wrong type would make every text that uses it look wrong too.
  if (rows.length > 0) return rows;
  const computed = [...checkFormulas(data), ...checkFacts(data), ...checkRowTexts(data)];
  if (computed.length > 0) return computed;
  return [
    ...[...data.datasets.values()].flatMap((entry) => checkSums(data, entry)),
    ...[...data.figures.values()].flatMap((entry) => checkFigure(data, entry)),
  ];
}

function checkRow(data: Data, { dataset, row, index, file }: FiledRow): Problem[] {
  const at = (field: string, message: string): Problem => file.problem(['rows', index, field], message);
  const problems: Problem[] = [];
  for (const source of row.sources) {
    if (!data.sources.has(source)) {
      problems.push(at('sources', `There is no source called "${source}" in data/sources.json. ${suggest(source, data.sources.keys())}`));
    }
  }
  if (row.status === 'derived' && !row.formula) problems.push(at('status', 'Our arithmetic needs a "formula" that shows it.'));
  if (row.status !== 'derived' && row.sources.length === 0) problems.push(at('sources', 'Every row needs at least one source.'));
  for (const column of dataset.columns) {
    const computed = row.formula !== undefined && column.name === 'value';
    if (computed) continue;
    const message = checkCell(data, column, row[column.name]);
    if (message) problems.push(at(column.name, message));
  }
  const known = new Set([...OWN_FIELDS, ...dataset.columns.map((column) => column.name)]);
  for (const key of Object.keys(row)) {
    if (!known.has(key)) problems.push(at(key, `No column is called "${key}". ${suggest(key, known)}`));
  }
  return problems;
}

function checkCell(data: Data, column: Column, value: unknown): string | undefined {
  if (value === undefined || value === null) {
    return column.optional ? undefined : `"${column.title}" is missing. Every row needs one.`;
  }
  switch (column.type) {
    case 'count':
      return checkCount(value);
    case 'date':
      return typeof value === 'string' && parseSpan(value)
        ? undefined
        : `This says ${show(value)}. Dates look like "2025", "2025-11", "2025-11-26" or "2019/2021".`;
    case 'row':
      return typeof value === 'string' && data.rows.has(value)
        ? undefined
        : `There is no row called ${show(value)}. ${suggest(String(value), data.rows.keys())}`;
    case 'flag':
      return typeof value === 'boolean' ? undefined : `This says ${show(value)}. It must be true or false, without quotes.`;
    case 'text':
      return typeof value === 'string' && value.trim() ? undefined : `This says ${show(value)}. It must be text in quotes.`;
  }
}

function checkCount(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const digits = value.replace(/[\s,.'’]/g, '');
    const fix = /^\d+$/.test(digits) ? ` Change it to ${digits}.` : '';
    return `This says ${show(value)} in quotes, so it is text. Counts are plain numbers.${fix}`;
  }
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? undefined
    : `This says ${show(value)}. Counts are whole numbers from 0.`;
}

/** Formulas of rows: each must name known rows and give a number. */
function checkFormulas(data: Data): Problem[] {
  return [...data.rows.values()].flatMap(({ row, index, file }) =>
    row.formula ? attempt(() => cellValue(data, row.id), (message) => file.problem(['rows', index, 'formula'], message)) : [],
  );
}

function checkFacts(data: Data): Problem[] {
  return [...data.facts.values()].flatMap(({ value, file, index }) =>
    attempt(
      () => resolveFact(data, value.id),
      (message) => file.problem(['facts', index, 'formula'], `The formula "${value.formula}" does not work. ${message}`),
    ),
  );
}

/** Texts inside rows may refer to other rows as the texts of figures do. */
function checkRowTexts(data: Data): Problem[] {
  return [...data.rows.values()].flatMap(({ row, index, file }) =>
    Object.entries(row).flatMap(([field, value]) =>
      typeof value === 'string'
        ? checkTemplate(data, value, (message) => file.problem(['rows', index, field], message))
        : [],
    ),
  );
}

function checkTemplate(data: Data, text: string, problem: (message: string) => Problem): Problem[] {
  return templateRefs(text).flatMap((ref) => attempt(() => resolveFact(data, ref), problem));
}

function attempt(action: () => unknown, problem: (message: string) => Problem): Problem[] {
  try {
    action();
    return [];
  } catch (error) {
    return [problem(error instanceof Error ? error.message : String(error))];
  }
}

function checkSums(data: Data, { file, value: dataset }: Filed<Dataset>): Problem[] {
  return (dataset.sums ?? []).flatMap((sum, index) => {
    const missing = [sum.total, ...sum.parts].filter((id) => !data.rows.has(id));
    if (missing.length > 0) {
      return [file.problem(['sums', index], `There is no row called "${missing[0]}". ${suggest(missing[0] ?? '', data.rows.keys())}`)];
    }
    const total = cellValue(data, sum.total);
    const parts = sum.parts.reduce((all, id) => all + cellValue(data, id), 0);
    if (total === parts) return [];
    return [file.problem(['sums', index], `The parts of "${sum.total}" add up to ${parts}, but it says ${total}.`)];
  });
}

function checkFigure(data: Data, { file, value: figure }: Filed<Figure>): Problem[] {
  const problems: Problem[] = [];
  const { chart } = figure;
  const datasets = [figure.dataset, ...(figure.context ?? [])];
  if (chart.type === 'timeline') datasets.push(chart.offices, chart.counts);
  for (const id of datasets) {
    if (!data.datasets.has(id)) problems.push(file.problem(['dataset'], `There is no dataset called "${id}". ${suggest(id, data.datasets.keys())}`));
  }
  if (problems.length > 0) return problems;
  const known = new Set(datasets.flatMap((id) => data.datasets.get(id)?.value.rows.map((row) => row.id) ?? []));
  if (chart.type === 'waffle' || chart.type === 'parts') {
    for (const row of namedRows(chart)) {
      if (data.rows.has(row)) known.add(row);
      else problems.push(file.problem(['chart'], `There is no row called "${row}". ${suggest(row, data.rows.keys())}`));
    }
  }
  const names = new Set<string>();
  figure.views.forEach((view, index) => {
    if (names.has(view.id)) problems.push(file.problem(['views', index, 'id'], `The view "${view.id}" is there twice.`));
    names.add(view.id);
    const pinned = (view.annotations ?? []).flatMap(({ at }) => ('row' in at ? [at.row] : []));
    for (const row of [...(view.highlight ?? []), ...(view.hide ?? []), ...pinned]) {
      if (!known.has(row)) problems.push(file.problem(['views', index], `The figure draws no row called "${row}". ${suggest(row, known)}`));
    }
  });
  problems.push(...checkGroups(data, { file, value: figure }));
  return [...problems, ...checkTexts(data, { file, value: figure })];
}

/** Rows that are drawn in a lane or on a basis must name one that the figure has. */
function checkGroups(data: Data, { value: { chart, dataset } }: Filed<Figure>): Problem[] {
  if (chart.type !== 'timeline' && chart.type !== 'lines' && chart.type !== 'lanes') return [];
  const [column, groups] = chart.type === 'lines' ? ['basis', chart.bases] : ['lane', chart.lanes];
  const known = groups.map((group) => group.id);
  const drawn = data.datasets.get(dataset);
  return (drawn?.value.rows ?? []).flatMap((row, index) => {
    const name = String(row[column] ?? '');
    if (known.includes(name) || !drawn) return [];
    return [drawn.file.problem(['rows', index, column], `The figure has no ${column} called "${name}". ${suggest(name, known)}`)];
  });
}

/** The rows that a chart names one by one instead of drawing a whole dataset. */
function namedRows(chart: Extract<Figure['chart'], { type: 'waffle' | 'parts' }>): string[] {
  return chart.type === 'waffle'
    ? chart.panels.flatMap((panel) => panel.segments.map((segment) => segment.row))
    : chart.bars.flatMap((bar) => bar.parts.map((part) => part.row));
}

/** Every reference in any text of a figure. */
function checkTexts(data: Data, { file, value }: Filed<Figure>): Problem[] {
  const visit = (part: unknown, path: (string | number)[]): Problem[] => {
    if (typeof part === 'string') return checkTemplate(data, part, (message) => file.problem(path, message));
    if (typeof part !== 'object' || part === null) return [];
    return Object.entries(part).flatMap(([key, child]) => visit(child, [...path, Array.isArray(part) ? Number(key) : key]));
  };
  return visit(value, []);
}
