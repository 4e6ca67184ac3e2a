/** What a view shows must be in its alt text too: whoever does not see the chart is told no less. */
import { definitionOf } from '../../charts/chart.ts';
import { formatDate } from '../../charts/format.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { findFact, formulaRows } from '../../data/facts.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { drawnRows } from '../../data/series.ts';
import { render, type Passage } from './passages.ts';
import { asRead, type Lint } from './reading.ts';
import { figureOfPassage, idsOf, rowsOf } from './sentences.ts';

/** A text that names more marks than this one by one would be a table; it may sum them up. */
const MOST_NAMED = 10;

/** Every view that picks out a row which its alt text leaves out. */
export const lintViews: Lint =
  ({ data, broken }) =>
  (passage) => {
    const [field, view, part] = passage.at;
    const figure = figureOfPassage(data, passage);
    if (!figure || field !== 'views' || part !== 'alt') return [];
    // What gives nothing, or rests on a row with a mistake, is reported as such, and may be what names the row.
    const facts = passage.pieces.flatMap((piece) => (piece.kind === 'ref' ? [findFact(data, piece.text)] : []));
    if (facts.some((fact) => !fact || fact.rows.some((id) => broken.has(id)))) return [];
    const shown = pickedOut(data, figure, Number(view));
    const left = shown.length > MOST_NAMED ? [] : shown.filter((entry) => !isNamed(data, passage, entry));
    return left.length > 0 ? [{ offset: 0, code: 'left-out-of-alt', rows: idsOf(left) }] : [];
  };

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
  const { text } = render(passage, asRead(data));
  const date = row[dateColumn(dataset) ?? ''];
  const months = typeof date === 'string' ? formatDate(date).match(/\b[A-Z]\w*/g) : undefined;
  return [findFact(data, row.id)?.text, ...(months ?? [String(date ?? '')])].some(
    (word) => word && text.includes(word),
  );
}
