/** A comparison as text for the terminal. */
import type { Problem } from '../data/problems.ts';
import type { ChartChange } from './diff-charts.ts';
import { turnedTexts, type Difference, type MarkedText } from './diff-compare.ts';
import { checkLines } from './diff-mistakes.ts';
import { counted, editedKinds, isShort, shownItems, type ShownItem } from './diff-shown.ts';
import { diffWords, type Run } from './diff-words.ts';
import { wrap } from './diff-wrap.ts';
import { visible } from './visible.ts';

/** More of a kind than this is counted and not listed: the report has them all. */
const MOST_LISTED = 100;
/** Of the labels of one drawing. */
const MOST_LABELS = 12;

/** What the terminal can show: colours or none, and signs in a line; no width where it is a file that is written. */
export interface Look {
  colour: boolean;
  width?: number;
}

/** Puts a text behind the start of a line and breaks it where the terminal ends. */
type Write = (first: string, text: string) => string;

/** Every change with its sentences before and after; on top, what the check says of the files as they are now. */
export function printDifference(difference: Difference, look: Look, mistakes: Problem[] = []): string {
  const { prose, figures, tables, charts } = difference;
  const write: Write = (first, text) => wrap(text, look.width ?? Infinity, first);
  const text = (marked: MarkedText): string => printText(marked, look, write);
  return [
    checkLines(mistakes)
      .map((line, index) => write(index > 0 ? '  ' : '', visible(line.trim())))
      .join('\n'),
    write('', `From ${difference.before} to ${difference.after}: ${summary(difference)}.`),
    section(
      'Values',
      shownItems(difference).map((item) => printItem(item, look, write)),
    ),
    section('Texts whose words turned: read these first', turnedTexts(difference).map(text)),
    section('Sentences and titles', prose.filter(({ turned }) => !turned).map(text)),
    section('Texts of figures', figures.filter(({ turned }) => !turned).map(text)),
    section('Tables and computed numbers', tables.map(text)),
    section('Charts that look different', printCharts(charts, look, write)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** "1 row changed · 12 sentences, 2 of them in words · 9 drawings" */
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

function section(title: string, entries: string[]): string {
  if (entries.length === 0) return '';
  const rest = entries.length - MOST_LISTED;
  const listed = rest > 0 ? [...entries.slice(0, MOST_LISTED), `  and ${rest} more`] : entries;
  return `${title}\n${listed.join('\n\n')}`;
}

function printItem({ change, kind, id, name, path, fields, hasTexts }: ShownItem, look: Look, write: Write): string {
  const word = { added: 'New: ', removed: 'Gone: ', changed: '' }[change];
  const lines = fields.map(({ field, before, after }) => {
    if (change === 'added') return write('    + ', `${visible(field)}: ${tinted('added', visible(after ?? ''), look)}`);
    if (change === 'removed')
      return write('    - ', `${visible(field)}: ${tinted('removed', visible(before ?? ''), look)}`);
    return write('    ', `${visible(field)}: ${bothInLine(before ?? 'nothing', after ?? 'nothing', look)}`);
  });
  const below = hasTexts ? [write('    ', 'Its texts stand below, as readers get them.')] : [];
  return [write('  ', `${word}${visible(name)} · ${kind} ${visible(id)} (${path})`), ...lines, ...below].join('\n');
}

/** Short values one behind the other; of long ones, the words that went and came. */
function bothInLine(before: string, after: string, look: Look): string {
  const runs = diffWords(before, after);
  if (isShort({ before, after }) || !runs.some(isCommon)) {
    return `${tinted('removed', visible(before), look)} → ${tinted('added', visible(after), look)}`;
  }
  return runs
    .map((run, index) => {
      const follows = look.colour && run.kind === 'added' && runs[index - 1]?.kind === 'removed';
      return (follows ? ' ' : '') + marked(run, look);
    })
    .join('');
}

function printText({ where, runs, change }: MarkedText, look: Look, write: Write): string {
  const lines = [write('  ', visible(where))];
  if (change !== 'added') lines.push(write('  - ', side(runs, 'removed', look)));
  if (change !== 'removed') lines.push(write('  + ', side(runs, 'added', look)));
  return lines.join('\n');
}

/** Where nothing is common to both, the sign before the line says all. */
function side(runs: Run[], kind: 'removed' | 'added', look: Look): string {
  const own = runs.filter((run) => run.kind === 'same' || run.kind === kind);
  if (!runs.some(isCommon)) return own.map(({ text }) => tinted(kind, visible(text), look)).join('');
  return own.map((run) => marked(run, look)).join('');
}

function isCommon({ kind, text }: Run): boolean {
  return kind === 'same' && /[\p{L}\p{N}]/u.test(text);
}

/** Without colours, in the signs that git uses for words. */
function marked({ kind, text }: Run, look: Look): string {
  const seen = visible(text);
  if (kind === 'same' || look.colour) return tinted(kind, seen, look);
  return kind === 'removed' ? `[-${seen}-]` : `{+${seen}+}`;
}

function tinted(kind: Run['kind'], seen: string, { colour }: Look): string {
  if (!colour || kind === 'same') return seen;
  return `\u001b[${kind === 'removed' ? 31 : 32}m${seen}\u001b[39m`;
}

/** The views of each figure, with the words and numbers that changed in the drawing. */
function printCharts(charts: ChartChange[], look: Look, write: Write): string[] {
  return [...Map.groupBy(charts, ({ figure }) => figure)].map(([figure, views]) => {
    const lines = views.flatMap((view) => {
      const [first = '', ...others] = viewWords(view, look);
      const name = visible(view.viewName);
      if (others.length === 0) return [write('    ', `${name}: ${first}`)];
      return [write('    ', name), ...[first, ...others].map((line) => write('      ', line))];
    });
    return [`  ${visible(figure)}`, ...lines].join('\n');
  });
}

function viewWords({ before, after, labels }: ChartChange, look: Look): string[] {
  if (before === undefined) return ['new'];
  if (after === undefined) return ['gone'];
  if (labels.length === 0) return ['drawn differently, with the same words'];
  const lines = labels.slice(0, MOST_LABELS).map(({ before: was, after: is }) => {
    if (was !== undefined && is !== undefined) return bothInLine(was, is, look);
    return marked(was === undefined ? { kind: 'added', text: is ?? '' } : { kind: 'removed', text: was }, look);
  });
  const rest = labels.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}
