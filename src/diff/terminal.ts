/** A comparison as text for the terminal. */
import { isProse, readsTheSame, summary, type ChartChange, type Changes, type MarkedText } from './compare.ts';
import type { FieldChange, ItemChange } from './edited-values.ts';
import { visible } from './visible.ts';
import { wordRuns, type Run } from './word-runs.ts';

/** More of a kind than this is counted and not listed: the report has them all. */
const MOST_LISTED = 100;
/** Of the words of one drawing. */
const MOST_WORDS = 12;

/** Every change with both sides; without colour, what went and came stands in the signs that git uses for words. */
export function printChanges(changes: Changes, check: string, colour: boolean): string {
  const { before, after, files, values, texts, charts } = changes;
  const print = writer(colour);
  const rest = texts.filter(({ turned }) => !turned);
  return [
    `From ${before} to ${after}: ${summary(changes)}.\n${check}`,
    section('Values', values, print.item),
    section(
      'Words that turned with the data: read these first',
      texts.filter(({ turned }) => turned),
      print.text,
    ),
    section('Sentences', rest.filter(isProse), print.text),
    section(
      'Texts of charts and tables',
      rest.filter((text) => !isProse(text)),
      print.text,
    ),
    section('Charts that look different', charts, print.chart, '\n'),
    filesNote(files, readsTheSame(changes)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Which files differ: git shows what says nothing else to readers. */
export function filesNote(files: string[], same: boolean): string {
  const heading = same ? 'Written or ordered in another way, with the same values, words and charts' : 'Changed files';
  return `${heading}: ${files.map(visible).join(', ')}. Moves, new names and paragraph breaks: git diff.`;
}

function section<T>(title: string, list: T[], write: (entry: T) => string, between = '\n\n'): string {
  if (list.length === 0) return '';
  const rest = list.length - MOST_LISTED;
  const listed = list.slice(0, MOST_LISTED).map(write);
  return `${title}\n${[...listed, ...(rest > 0 ? [`  and ${rest} more`] : [])].join(between)}`;
}

interface Writer {
  item: (item: ItemChange) => string;
  text: (text: MarkedText) => string;
  chart: (chart: ChartChange) => string;
}

function writer(colour: boolean): Writer {
  const marked = ({ kind, text }: Run): string => {
    const seen = visible(text);
    if (kind === 'same') return seen;
    if (colour) return `\u001b[${kind === 'removed' ? 31 : 32}m${seen}\u001b[39m`;
    return kind === 'removed' ? `[-${seen}-]` : `{+${seen}+}`;
  };
  const field = ({ field: name, before, after }: FieldChange): string => {
    if (before === undefined || after === undefined) {
      return `    ${before === undefined ? '+' : '-'} ${name}: ${visible(after ?? before ?? '')}`;
    }
    const runs = wordRuns(before, after);
    const isWhole = runs.every(({ kind }) => kind !== 'same');
    return `    ${name}: ${isWhole ? `${visible(before)} → ${visible(after)}` : runs.map(marked).join('')}`;
  };
  return {
    item: ({ change, kind, id, name, path, fields }) => {
      const word = { added: 'New: ', removed: 'Gone: ', changed: '' }[change];
      return [`  ${word}${visible(name)} (${kind} ${id}, ${path})`, ...fields.map(field)].join('\n');
    },
    text: ({ place, change, runs }) => {
      const side = (kind: Run['kind']): string =>
        runs
          .filter((run) => run.kind !== kind)
          .map(marked)
          .join('');
      const lines = [`  ${visible(place.words)}`];
      if (change !== 'added') lines.push(`  - ${side('added')}`);
      if (change !== 'removed') lines.push(`  + ${side('removed')}`);
      return lines.join('\n');
    },
    chart: ({ before, after, shown }) => {
      const [old, now] = [new Set(before?.words), new Set(after?.words)];
      const words = [
        ...[...old.difference(now)].map((text): Run => ({ kind: 'removed', text })),
        ...[...now.difference(old)].map((text): Run => ({ kind: 'added', text })),
      ];
      const listed = words.slice(0, MOST_WORDS).map(marked).join(' ');
      const what = !before ? 'new' : !after ? 'gone' : listed || 'drawn differently, with the same words';
      return `  ${shown.figure}, view “${visible(shown.viewName)}”: ${what}`;
    },
  };
}
