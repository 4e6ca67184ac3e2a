/** What a change does, in three answers: which values, which texts, which charts. */
import type { Data } from '../data/data.ts';
import { checkedData } from '../check/checked-data.ts';
import { DataError } from '../check/problems.ts';
import type { DataFile } from '../data/read.ts';
import { checkStory } from '../check/story/check-story.ts';
import { drawings, type Drawing } from './drawings.ts';
import { changedItems, editedValues, type Item, type ItemChange } from './edited-values.ts';
import { storyTexts } from './story-texts.ts';
import { changedTexts, type TextChange } from './text-changes.ts';
import type { Place, StoryText, TextKind } from './text-writer.ts';
import { changedFiles, RECORD, type VersionFiles } from './versions.ts';
import { wholeRuns, wordRuns, type Run } from './word-runs.ts';

/** A version of the story as readers get it, each part with its place. */
export interface Edition {
  name: string;
  files: DataFile[];
  values: Map<string, Item>;
  texts: StoryText[];
  drawings: Drawing[];
}

/** A text with its change marked. */
export interface MarkedText {
  place: Place;
  change: TextChange['change'];
  runs: Run[];
  /** True where the data changed a word and not only a number: the text may now say something else. */
  turned: boolean;
}

/** A view that looks different; one side is missing where it is new or gone. */
export interface ChartChange {
  before?: Drawing;
  after?: Drawing;
  /** Of both, the one that is there. */
  shown: Drawing;
}

export interface Changes {
  before: string;
  after: string;
  /** Files that are not the same, whether or not anything below follows from it. */
  files: string[];
  values: ItemChange[];
  /** In the order of reading. */
  texts: MarkedText[];
  charts: ChartChange[];
}

/** Reads a version as the build would, but for the record of published values, whose shape is no part of a comparison. Throws a `DataError` with all mistakes. */
export function readEdition(version: VersionFiles): Edition {
  const { name, files, story } = version;
  const data: Data = checkedData(files.filter(({ path }) => path !== RECORD));
  const problems = story.text ? checkStory(data, story.text) : [];
  if (problems.length > 0) throw new DataError(problems);
  return {
    name,
    files: [...files, story],
    values: editedValues(data),
    texts: storyTexts(data, story.text),
    drawings: drawings(data),
  };
}

/** Everything that differs between two versions. */
export function compare(before: Edition, after: Edition): Changes {
  return {
    before: before.name,
    after: after.name,
    files: changedFiles(before.files, after.files),
    values: changedItems(before.values, after.values),
    texts: changedTexts(before.texts, after.texts).map(mark),
    charts: changedCharts(before.drawings, after.drawings),
  };
}

/** True where a change of the files changes nothing that readers get. */
export function readsTheSame({ values, texts, charts }: Changes): boolean {
  return [values, texts, charts].every(({ length }) => length === 0);
}

/** Words that somebody wrote around a number; of lists of dates and counts nobody has to ask whether they still hold. */
const WRITTEN = new Set<TextKind>(['sentence', 'title', 'subtitle', 'note', 'annotation', 'alt', 'label']);

function mark(text: TextChange): MarkedText {
  const [before, after] = [
    text.change === 'added' ? undefined : text.before,
    text.change === 'removed' ? undefined : text.after,
  ];
  const runs = before !== undefined && after !== undefined ? wordRuns(before, after) : wholeRuns(before, after);
  const isNewWord = runs.some((run) => run.kind !== 'same' && /\p{L}/u.test(run.text));
  return {
    place: text.place,
    change: text.change,
    runs,
    turned: text.change === 'changed' && !text.rewritten && WRITTEN.has(text.place.kind) && isNewWord,
  };
}

function changedCharts(before: Drawing[], after: Drawing[]): ChartChange[] {
  const byView = (all: Drawing[]): Map<string, Drawing> =>
    new Map(all.map((drawing) => [`${drawing.figure}/${drawing.view}`, drawing]));
  const [earlier, later] = [byView(before), byView(after)];
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key): ChartChange[] => {
    const [old, now] = [earlier.get(key), later.get(key)];
    const shown = now ?? old;
    if (!shown || old?.look === now?.look) return [];
    return [{ ...(old ? { before: old } : {}), ...(now ? { after: now } : {}), shown }];
  });
}

/** "1 value, 12 sentences and titles, 30 other texts, 9 drawings" */
export function summary({ values, texts, charts }: Changes): string {
  const counted = (count: number, one: string, many: string): string =>
    `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
  const prose = texts.filter(isProse).length;
  return [
    counted(values.length, 'edited value', 'edited values'),
    counted(prose, 'sentence', 'sentences'),
    counted(texts.length - prose, 'other text', 'other texts'),
    counted(charts.length, 'drawing', 'drawings'),
  ].join(', ');
}

/** What stands in the article and its head, and not in a figure or a table. */
export function isProse({ place: { kind, scene, figure } }: MarkedText): boolean {
  const ofScene = kind === 'title' && scene !== undefined && figure === undefined;
  return ofScene || kind === 'page' || kind === 'sentence' || kind === 'shown';
}
