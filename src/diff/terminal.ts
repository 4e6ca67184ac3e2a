/** A comparison as text for the terminal. */
import { sections, sizeOf, summary, type ChartChange, type Changes, type MarkedText } from './compare.ts';
import type { ItemChange } from './edited-values.ts';
import { visible } from './visible.ts';
import { runsOf, sideOf, type Run } from './word-runs.ts';

/** More of a kind than this is counted and not listed: the report has them all. */
const MOST_LISTED = 100;
/** Of the words of one drawing. */
const MOST_WORDS = 12;

type Mark = (run: Run) => string;

/** Every change with both sides; without colour, what went and came stands in the signs that git uses for words. */
export function printChanges(changes: Changes, check: string, colour: boolean): string {
  const marked: Mark = ({ kind, text }) => {
    const seen = visible(text);
    if (kind === 'same') return seen;
    if (colour) return `\u001b[${kind === 'removed' ? 31 : 32}m${seen}\u001b[39m`;
    return kind === 'removed' ? `[-${seen}-]` : `{+${seen}+}`;
  };
  return [
    `From ${changes.before} to ${changes.after}: ${summary(changes)}.\n${check}`,
    ...sections(changes).map(({ title, values = [], charts = [], texts = [] }) =>
      [
        title,
        ...listed(values, (item) => itemLines(item, marked)),
        ...listed(charts, (chart) => chartLine(chart, marked)),
        ...listed(texts, (text) => textLines(text, marked)),
      ].join('\n'),
    ),
    filesNote(changes),
  ].join('\n\n');
}

/** Which files differ: git shows what says nothing else to readers. */
export function filesNote(changes: Changes): string {
  const isSame = sizeOf(changes) === 0;
  const heading = isSame
    ? 'Written or ordered in another way, with the same values, words and charts'
    : 'Changed files';
  return `${heading}: ${changes.files.map(visible).join(', ')}. Moves, new names and paragraph breaks: git diff.`;
}

function listed<T>(list: T[], write: (entry: T) => string): string[] {
  const rest = list.length - MOST_LISTED;
  return [...list.slice(0, MOST_LISTED).map(write), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

/** "New: ", "Gone: " */
export const CAME_OR_WENT = { added: 'New: ', removed: 'Gone: ', changed: '' };

function itemLines({ change, kind, id, name, path, fields }: ItemChange, marked: Mark): string {
  const lines = fields.map(({ field, before, after }) => {
    if (before === undefined) return `    + ${field}: ${visible(after ?? '')}`;
    if (after === undefined) return `    - ${field}: ${visible(before)}`;
    return `    ${field}: ${runsOf(before, after, ' → ').map(marked).join('')}`;
  });
  return [`  ${CAME_OR_WENT[change]}${visible(name)} (${kind} ${id}, ${path})`, ...lines].join('\n');
}

function textLines({ place, change, runs }: MarkedText, marked: Mark): string {
  const side = (kind: 'before' | 'after'): string => sideOf(runs, kind).map(marked).join('');
  return [
    `  ${visible(place.words)}`,
    ...(change === 'added' ? [] : [`  - ${side('before')}`]),
    ...(change === 'removed' ? [] : [`  + ${side('after')}`]),
  ].join('\n');
}

function chartLine({ before, after, shown }: ChartChange, marked: Mark): string {
  const [old, now] = [new Set(before?.words), new Set(after?.words)];
  const words = [
    ...[...old.difference(now)].map((text): Run => ({ kind: 'removed', text })),
    ...[...now.difference(old)].map((text): Run => ({ kind: 'added', text })),
  ];
  const listedWords = words.slice(0, MOST_WORDS).map(marked).join(' ');
  const what = !before ? 'new' : !after ? 'gone' : listedWords || 'drawn differently, with the same words';
  return `  ${shown.figure}, view “${visible(shown.viewName)}”: ${what}`;
}
