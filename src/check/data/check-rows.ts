/** What can be wrong in a row by itself: its cells, its sources, its status. */
import { listOf } from '../../data/row-name.ts';
import { locate, rowProblem } from '../parse.ts';
import { checkCell } from './check-cells.ts';
import type { Data } from '../../data/data.ts';
import type { Collected, RefusedRow } from '../collected.ts';
import type { Mistake } from '../../data/mistakes/mistake.ts';
import type { Path, Problem, Wording } from '../problems.ts';
import { suggest, type Candidates } from '../../data/mistakes/suggest.ts';
import { rowSchema, type Dataset } from '../../data/schema/schema.ts';

/** The mistakes of every row; a row with one is remembered as broken. */
export function checkRows(collected: Collected): Problem[] {
  const known = new Map<Dataset, Set<string>>();
  for (const { value } of collected.data.datasets.values()) {
    known.set(value, new Set([...Object.keys(rowSchema.shape), ...value.columns.map(({ name }) => name)]));
  }
  // The same slip may be on every row; the search for what was meant is made once.
  const unknowns = new Map<string, Candidates>();
  const unknownSource = (name: string): Mistake => {
    const candidates = unknowns.get(name) ?? suggest(name, collected.data.sources.keys());
    unknowns.set(name, candidates);
    return { code: 'unknown-source', name, candidates };
  };
  const rows = [...collected.data.rows.values()].flatMap((entry) => {
    const problems = checkRow(collected, entry, known.get(entry.dataset) ?? new Set(), unknownSource);
    if (problems.length > 0) collected.broken.add(entry.row.id);
    return problems;
  });
  const refused = collected.refused.flatMap((entry) =>
    checkRow(collected, entry, known.get(entry.dataset) ?? new Set(), unknownSource).filter(
      ({ path, at }) => !collected.problems.some((other) => other.path === path && isPlace(other.at, at.slice(0, 3))),
    ),
  );
  return [...rows, ...refused];
}

/** True where a place is the same, or inside it. */
function isPlace(place: Path, of: Path): boolean {
  return of.every((part, index) => place[index] === part);
}

function checkRow(
  collected: Collected,
  { dataset, row, index, file }: RefusedRow,
  known: Set<string>,
  unknownSource: (source: string) => Mistake,
): Problem[] {
  const { data, broken } = collected;
  const problems: Problem[] = [];
  const report = (field: string, words: Wording): void => {
    problems.push(rowProblem({ file, index }, field, words));
  };
  const sources = listOf(row['sources']);
  for (const [place, source] of sources.entries()) {
    if (typeof source !== 'string' || data.sources.has(source) || broken.has(source)) continue;
    problems.push(locate(file).problem(['rows', index, 'sources', place], unknownSource(source)));
  }
  if (row['status'] === 'derived' && !row['formula']) report('status', { code: 'needs-formula' });
  const words = formulaWords(data, row);
  if (words) report(...words);
  if (row['status'] !== 'derived' && sources.length === 0) report('sources', { code: 'needs-source' });
  if (row['status'] === 'leaked' && row['confidence'] === 'primary') report('confidence', { code: 'leaked-primary' });
  const strange = Object.keys(row).filter((key) => !known.has(key));
  const misspelled = new Set(strange.map((key) => suggest(key, known).near));
  for (const column of dataset.columns) {
    // A formula works its value out; a misspelled column is there under its wrong name.
    const isElsewhere = row[column.name] === undefined && misspelled.has(column.name);
    if (isElsewhere || (row['formula'] !== undefined && column.name === 'value')) continue;
    const words = checkCell(collected, column, row[column.name]);
    if (words) report(column.name, words);
  }
  // A column that is there already is not what another was meant to be.
  const absent = strange.length > 0 ? [...known].filter((name) => row[name] === undefined) : [];
  for (const key of strange) report(key, { code: 'unknown-column', name: key, near: suggest(key, absent).near });
  return problems;
}

/** A formula takes the place of a value: beside one, or under a status that claims a source, readers would be told something else. */
function formulaWords(data: Data, row: RefusedRow['row']): [field: string, words: Wording] | undefined {
  const { formula, status } = row;
  if (typeof formula !== 'string') return undefined;
  if (row['value'] !== undefined) return ['value', { code: 'value-and-formula' }];
  // A number that is the same as another row's was published as often as that one.
  const [, same] = /^\[([^\]=]+)\]$/.exec(formula) ?? [];
  if (status === 'derived' || (same && data.rows.get(same)?.row.status === status)) return undefined;
  return ['status', { code: 'formula-under-status', status }];
}
