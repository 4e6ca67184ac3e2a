/** A comparison as text for the terminal. */
import type { Problem } from '../data/problems.ts';
import { turnedTexts, type Difference, type MarkedText } from './diff-compare.ts';
import type { ItemChange } from './diff-items.ts';
import { checkLines } from './diff-mistakes.ts';
import type { Run } from './diff-words.ts';
import { visible } from './visible.ts';

/** More of a kind than this is counted and not listed: the report has them all. */
const MOST_LISTED = 100;

/** Every change with its sentences before and after; `colour` where the terminal shows colours. On top, what the check says of the files as they are now. */
export function printDifference(difference: Difference, colour: boolean, mistakes: Problem[] = []): string {
  const { items, prose, figures, tables, charts } = difference;
  const text = (marked: MarkedText): string => printText(marked, colour);
  const views = [...new Set(charts.map(({ figure }) => figure))].map((figure) => {
    const names = charts.filter((chart) => chart.figure === figure).map(({ view }) => view);
    return `  ${figure}: ${names.join(', ')}`;
  });
  return [
    checkLines(mistakes).map(visible).join('\n'),
    `From ${difference.before} to ${difference.after}: ${summary(difference)}.`,
    section('Values', items.map(printItem)),
    section('Texts whose words turned: read these first', turnedTexts(difference).map(text)),
    section('Sentences and titles', prose.filter(({ turned }) => !turned).map(text)),
    section('Texts of figures', figures.filter(({ turned }) => !turned).map(text)),
    section('Tables and computed numbers', tables.map(text)),
    section('Charts that look different', views, ''),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** "1 value, 12 sentences (2 of them in words), 9 charts" */
export function summary({ items, prose, figures, tables, charts }: Difference): string {
  const inWords = (texts: MarkedText[]): string => {
    const turned = texts.filter((text) => text.turned).length;
    return turned > 0 ? `, ${turned} of them in words` : '';
  };
  const parts = [
    ...editedKinds(items),
    counted(prose.length, 'sentence', 'sentences') + inWords(prose),
    counted(figures.length, 'text of a figure', 'texts of figures') + inWords(figures),
    counted(tables.length, 'text in tables', 'texts in tables'),
    counted(charts.length, 'drawing', 'drawings'),
  ];
  return parts.join(' · ');
}

/** "1 row", "2 sources": what was edited, by kind. */
export function editedKinds(items: ItemChange[]): string[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  if (kinds.length === 0) return ['no edited value'];
  return kinds.map((kind) => counted(items.filter((item) => item.kind === kind).length, kind, `${kind}s`));
}

/** "1 row", "no rows", "3 rows" */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count === 0 ? 'no' : count} ${many}`;
}

function section(title: string, entries: string[], between = '\n'): string {
  if (entries.length === 0) return '';
  const rest = entries.length - MOST_LISTED;
  const listed = rest > 0 ? [...entries.slice(0, MOST_LISTED), `  and ${rest} more`] : entries;
  return `${title}\n${listed.join(`\n${between}`)}`;
}

function printItem({ change, kind, id, name, path, fields }: ItemChange): string {
  const head = `  ${visible(name)} · ${kind} ${visible(id)}`;
  if (change !== 'changed') return `${head}: ${change} (${path})`;
  const lines = fields.map(
    ({ field, before, after }) =>
      `    ${visible(field)}: ${visible(before ?? 'nothing')} → ${visible(after ?? 'nothing')}`,
  );
  return [`${head} (${path})`, ...lines].join('\n');
}

function printText({ where, runs, change }: MarkedText, colour: boolean): string {
  const lines = [`  ${visible(where)}`];
  if (change !== 'added') lines.push(`  - ${side(runs, 'removed', colour)}`);
  if (change !== 'removed') lines.push(`  + ${side(runs, 'added', colour)}`);
  return lines.join('\n');
}

function side(runs: Run[], kind: 'removed' | 'added', colour: boolean): string {
  const [on, off] = colour ? [kind === 'removed' ? '\x1b[31m' : '\x1b[32m', '\x1b[39m'] : ['', ''];
  return runs
    .filter((run) => run.kind === 'same' || run.kind === kind)
    .map((run) => (run.kind === 'same' ? visible(run.text) : on + visible(run.text) + off))
    .join('');
}
