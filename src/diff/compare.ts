/** What a change does, in three answers: which values, which texts, which charts; and how the terminal says it. */
import { layout, naturalHeight } from '../charts/chart.ts';
import { checkedData } from '../check/check-project.ts';
import { DataError } from '../check/problems.ts';
import { checkStory } from '../check/story/check-story.ts';
import type { Data } from '../data/data.ts';
import { prepareFigure } from '../data/prepare.ts';
import type { Figure } from '../data/schema/schema.ts';
import { drawChart } from '../figure/svg/printed.ts';
import { changedItems, editedValues, type ItemChange } from './edited-values.ts';
import { storyTexts } from './story-texts.ts';
import { changedTexts, visible, wordRuns, type Run } from './text-changes.ts';
import { changedFiles, RECORD, type VersionFiles } from './versions.ts';

export type Edition = ReturnType<typeof readEdition>;

export type Changes = ReturnType<typeof compare>;

/** What belongs below one heading, in the terminal and in the report. */
export type Section = Pick<Changes, 'values' | 'texts' | 'charts'> & { id: string; title: string };

/** Reads a version as the build would, but for the record of published values, whose shape is no part of a comparison. Throws a `DataError` with all mistakes. */
export function readEdition({ name, files, story }: VersionFiles) {
  const data = checkedData(files.filter(({ path }) => path !== RECORD));
  const problems = story.text ? checkStory(data, story.text) : [];
  if (problems.length > 0) throw new DataError(problems);
  return {
    name,
    files: [...files, story],
    values: editedValues(data),
    texts: storyTexts(data, story.text),
    drawings: [...data.figures.values()].flatMap(({ value }) => drawings(data, value)),
  };
}

/** Legible side by side on a desk and one below the other on a phone. */
const WIDTH = 352;

/** The views of a figure, each with its looks, and its SVG for one side of a page; those of a list have words alone. */
export function drawings(data: Data, value: Figure) {
  const { id: figure, title: prepared, body, views } = prepareFigure(data, value);
  const title = prepared.plain;
  return views.map(({ id: view, name: viewName, alt }) => {
    const said = { figure, title, view, viewName, alt };
    if (Array.isArray(body)) return { ...said, look: '', svg: () => '' };
    const scene = layout(body, view, { width: WIDTH, height: naturalHeight(body, WIDTH) });
    // Marks that are hidden may lie anywhere, and nobody sees what a mark is called.
    const seen = scene.marks.filter(({ opacity }) => opacity > 0);
    return {
      ...said,
      look: JSON.stringify([scene.height, seen.map((mark) => ({ ...mark, key: '' }))]),
      svg: (side: 'before' | 'after') =>
        drawChart({ scene, id: `${side}-${figure}-${view}`, name: `${title} (${side})`, description: alt }),
    };
  });
}

/** Everything that differs between two versions. */
export function compare(before: Edition, after: Edition) {
  const views = Map.groupBy([...after.drawings, ...before.drawings], ({ figure, view }) => `${figure}/${view}`);
  return {
    before: before.name,
    after: after.name,
    /** Files that are not the same, whether or not anything below follows from it. */
    files: changedFiles(before.files, after.files),
    values: changedItems(before.values, after.values),
    texts: changedTexts(before.texts, after.texts),
    charts: [...views.values()].flatMap((both) => {
      const [old, now] = [before, after].map((edition) => both.find((each) => edition.drawings.includes(each)));
      const shown = now ?? old;
      return shown && (old?.look ?? '') !== (now?.look ?? '') ? [{ before: old, after: now, shown }] : [];
    }),
  };
}

/** Everything in the order in which it is read, without headings that have nothing below them. */
export function sections({ values, texts, charts }: Changes) {
  const groups = Map.groupBy(texts, ({ turned, of }): string => (turned ? 'turned' : of));
  const section = (id: string, title: string, parts: Partial<Changes> = {}): Section => {
    return { id, title, values: [], charts: [], texts: groups.get(id) ?? [], ...parts };
  };
  return [
    section('values', 'Edited values', { values }),
    section('turned', 'Words that turned with the data: read these first'),
    section('prose', 'Sentences'),
    section('figure', 'Charts and their texts', { charts }),
    section('table', 'Tables and computed numbers'),
  ].filter((each) => sizeOf(each) > 0);
}

export function sizeOf({ values, texts, charts }: Pick<Changes, 'values' | 'texts' | 'charts'>): number {
  return values.length + texts.length + charts.length;
}

/** "1 edited value, 12 sentences, 30 other texts, 9 drawings" */
export function summary({ values, texts, charts }: Changes): string {
  const counted = (count: number, what: string): string => `${count || 'no'} ${what}${count === 1 ? '' : 's'}`;
  const prose = texts.filter(({ of }) => of === 'prose').length;
  const [others, drawn] = [counted(texts.length - prose, 'other text'), counted(charts.length, 'drawing')];
  return `${counted(values.length, 'edited value')}, ${counted(prose, 'sentence')}, ${others}, ${drawn}`;
}

/** "New: Title of the table · label (row some-id, data/datasets/table.json)" */
export function itemHeading({ change, kind, id, name, path }: ItemChange): string {
  return `${{ added: 'New: ', removed: 'Gone: ', changed: '' }[change]}${name} (${kind} ${id}, ${path})`;
}

/** Which files differ: git shows what says nothing else to readers. */
export function filesNote(changes: Changes): string {
  const heading = sizeOf(changes) > 0 ? 'Changed files' : 'The same values, words and charts, written in another way';
  const left = 'Moves, new names, paragraph breaks, links, and which chart stands where: git diff.';
  return `${heading}: ${changes.files.join(', ')}. ${left}`;
}

/** Every change as text for the terminal; what went and came stands in the signs that git uses for words. */
export function printChanges(changes: Changes, colour: boolean): string {
  const marked = ({ kind, text }: Run): string => {
    if (kind === 'same') return visible(text);
    const signed = kind === 'removed' ? `[-${visible(text)}-]` : `{+${visible(text)}+}`;
    return colour ? `\u001b[${kind === 'removed' ? 31 : 32}m${signed}\u001b[39m` : signed;
  };
  const both = (before?: string, after?: string): string => wordRuns(before, after).map(marked).join('');
  const parts = sections(changes).map(({ title, values, charts, texts }) => [
    title,
    ...values.flatMap((item) => [
      `  ${visible(itemHeading(item))}`,
      ...item.fields.map(({ field, before, after }) => `    ${field}: ${both(before, after)}`),
    ]),
    ...charts.map(({ before, after, shown }) => {
      const what = !before ? 'new' : after ? 'looks different' : 'gone';
      return `  ${shown.figure}, view “${visible(shown.viewName)}”: ${what}`;
    }),
    ...texts.map(({ place, before, after }) => `  ${visible(place)}:\n    ${both(before, after)}`),
  ]);
  const head = `From ${changes.before} to ${changes.after}: ${summary(changes)}.`;
  return [head, ...parts.map((lines) => lines.join('\n')), visible(filesNote(changes))].join('\n\n');
}
