/** What a view shows must be in its alt text too: whoever does not see the chart is told no less. */
import { definitionOf } from '../../charts/chart.ts';
import { formatDate } from '../../charts/format.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import type { Collected } from '../collected.ts';
import { findFact, formulaRows } from '../../data/facts.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { drawnRows } from '../../data/series.ts';
import { figureOfPassage, listed, rowsOf } from './bearings.ts';
import { filePassages, render, type Passage } from './passages.ts';

/** A text that names more marks than this one by one would be a table; it may sum them up. */
const MOST_NAMED = 10;

/** Every view that picks out a row which its alt text leaves out. */
export function lintViews({ data, broken }: Pick<Collected, 'data' | 'broken'>, files: DataFile[]): Problem[] {
  return filePassages(files, ['figures']).flatMap((passage) => {
    const [field, view, part] = passage.at;
    const figure = figureOfPassage(data, passage);
    if (!figure || field !== 'views' || part !== 'alt') return [];
    // What gives nothing, or rests on a row with a mistake, is reported as such, and may be what names the row.
    const facts = passage.pieces.flatMap((piece) => (piece.kind === 'ref' ? [findFact(data, piece.text)] : []));
    if (facts.some((fact) => !fact || fact.rows.some((id) => broken.has(id)))) return [];
    const shown = pickedOut(data, figure, Number(view));
    const left = shown.length > MOST_NAMED ? [] : shown.filter((entry) => !isNamed(data, passage, entry));
    if (left.length === 0) return [];
    return [
      passage.problem(
        passage.pieces[0]?.offset ?? 0,
        `The view picks out ${listed(left)}, and its alt text does not say so.\nName ${left.length === 1 ? 'it' : 'them'} in the text, as {${left[0]?.row.id}} for example, or take ${left.length === 1 ? 'it' : 'them'} out of the view.`,
        'warning',
      ),
    ];
  });
}

/** The rows that a view emphasises; where it emphasises none, those whose numbers stand beside their marks. */
function pickedOut(data: Data, figure: Figure, view: number): FiledRow[] {
  const { highlight, hide = [] } = figure.views[view] ?? {};
  const { chart } = figure;
  const labelled = definitionOf(chart.type).labelled?.(chart) ?? [];
  const ids = highlight ?? (labelled === 'all' ? drawnIds(data, figure) : labelled);
  return [...new Set(ids)].filter((id) => !hide.includes(id)).flatMap((id) => data.rows.get(id) ?? []);
}

function drawnIds(data: Data, figure: Figure): string[] {
  try {
    return drawnRows(data, figure).map(({ id }) => id);
  } catch {
    // A row or a dataset that is not there is reported as such.
    return [];
  }
}

/** By a reference to it or to all that it is worked out from, by its number in digits, or by its month or year. */
function isNamed(data: Data, passage: Passage, entry: FiledRow): boolean {
  const { dataset, row } = entry;
  if (passage.pieces.some((piece) => rowsOf(data, piece).some((other) => other.row.id === row.id))) return true;
  // A remainder follows from what it is worked out from.
  const parts = row.formula ? formulaRows(data, row.formula).flatMap((id) => data.rows.get(id) ?? []) : [];
  if (parts.length > 0 && parts.every((part) => isNamed(data, passage, part))) return true;
  const { text } = render(passage, ({ kind, text: typed }) =>
    kind === 'ref' ? (findFact(data, typed)?.text ?? '') : typed,
  );
  const date = row[dateColumn(dataset) ?? ''];
  const months =
    typeof date === 'string'
      ? formatDate(date)
          .split(' ')
          .filter((word) => /^[A-Z]/.test(word))
      : [];
  const words = months.length > 0 ? months : [String(date ?? '')];
  return [findFact(data, row.id)?.text ?? '', ...words].some((word) => word !== '' && text.includes(word));
}
