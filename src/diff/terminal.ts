/** A comparison as text for the terminal. */
import { filesNote, itemHeading, sections, summary, type ChartChange, type Changes } from './compare.ts';
import { visible, wordRuns, type Run } from './word-runs.ts';

/** Of the words of one drawing. */
const MOST_WORDS = 12;

/** Every change; what went and came stands in the signs that git uses for words. */
export function printChanges(changes: Changes, colour: boolean): string {
  const marked = ({ kind, text }: Run): string => {
    if (kind === 'same') return visible(text);
    const signed = kind === 'removed' ? `[-${visible(text)}-]` : `{+${visible(text)}+}`;
    return colour ? `\u001b[${kind === 'removed' ? 31 : 32}m${signed}\u001b[39m` : signed;
  };
  const both = (before?: string, after?: string): string => wordRuns(before, after).map(marked).join('');
  return [
    `From ${changes.before} to ${changes.after}: ${summary(changes)}.`,
    ...sections(changes).map(({ title, values, charts, texts }) =>
      [
        title,
        ...values.map((item) =>
          [
            `  ${visible(itemHeading(item))}`,
            ...item.fields.map(({ field, before, after }) => `    ${field}: ${both(before, after)}`),
          ].join('\n'),
        ),
        ...charts.map((chart) => chartLine(chart, marked)),
        ...texts.map(({ place, before, after }) => `  ${visible(place)}:\n    ${both(before, after)}`),
      ].join('\n'),
    ),
    visible(filesNote(changes)),
  ].join('\n\n');
}

function chartLine({ before, after, shown }: ChartChange, marked: (run: Run) => string): string {
  const words = wordRuns(before?.words.join(' · '), after?.words.join(' · ')).filter(({ kind }) => kind !== 'same');
  const listedWords = words.slice(0, MOST_WORDS).map(marked).join(' ');
  const what = !before ? 'new' : !after ? 'gone' : listedWords || 'drawn differently, with the same words';
  return `  ${shown.figure}, view “${visible(shown.viewName)}”: ${what}`;
}
