/** What a change does, in three answers: which values, which texts, which charts. */
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
import { runsOf, type Run } from './word-runs.ts';

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
  before: Drawing | undefined;
  after: Drawing | undefined;
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

/** What belongs below one heading, in the terminal and in the report. */
export interface Section extends Partial<Pick<Changes, 'values' | 'texts' | 'charts'>> {
  id: string;
  title: string;
}

/** Reads a version as the build would, but for the record of published values, whose shape is no part of a comparison. Throws a `DataError` with all mistakes. */
export function readEdition({ name, files, story }: VersionFiles): Edition {
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

/** Words that somebody wrote around a number; of lists of dates and counts nobody has to ask whether they still hold. */
const WRITTEN = new Set<TextKind>(['sentence', 'title', 'subtitle', 'note', 'annotation', 'alt', 'label']);

function mark(text: TextChange): MarkedText {
  const { place, change } = text;
  const runs = runsOf('before' in text ? text.before : undefined, 'after' in text ? text.after : undefined);
  const isNewWord = runs.some((run) => run.kind !== 'same' && /\p{L}/u.test(run.text));
  const turned = change === 'changed' && !text.rewritten && WRITTEN.has(place.kind) && isNewWord;
  return { place, change, runs, turned };
}

function changedCharts(left: Drawing[], right: Drawing[]): ChartChange[] {
  const views = Map.groupBy([...right, ...left], ({ figure, view }) => `${figure}/${view}`);
  return [...views.values()].flatMap((both): ChartChange[] => {
    const [before, after] = [both.find((each) => left.includes(each)), both.find((each) => right.includes(each))];
    const shown = after ?? before;
    return shown && (before?.look ?? '') !== (after?.look ?? '') ? [{ before, after, shown }] : [];
  });
}

/** Everything in the order in which it is read, without headings that have nothing below them. */
export function sections({ values, texts, charts }: Changes): Section[] {
  const groups = Map.groupBy(texts, (text) => {
    if (text.turned) return 'turned';
    if (isProse(text)) return 'prose';
    return text.place.figure === undefined ? 'table' : 'figure';
  });
  const all: Section[] = [
    { id: 'values', title: 'Edited values', values },
    { id: 'turned', title: 'Words that turned with the data: read these first', texts: groups.get('turned') ?? [] },
    { id: 'sentences', title: 'Sentences', texts: groups.get('prose') ?? [] },
    { id: 'figures', title: 'Charts and their texts', charts, texts: groups.get('figure') ?? [] },
    { id: 'tables', title: 'Tables and computed numbers', texts: groups.get('table') ?? [] },
  ];
  return all.filter((section) => sizeOf(section) > 0);
}

export function sizeOf({ values = [], texts = [], charts = [] }: Partial<Changes>): number {
  return values.length + texts.length + charts.length;
}

/** "1 edited value, 12 sentences, 30 other texts, 9 drawings" */
export function summary({ values, texts, charts }: Changes): string {
  const counted = (count: number, what: string): string => `${count || 'no'} ${what}${count === 1 ? '' : 's'}`;
  const prose = texts.filter(isProse).length;
  return [
    counted(values.length, 'edited value'),
    counted(prose, 'sentence'),
    counted(texts.length - prose, 'other text'),
    counted(charts.length, 'drawing'),
  ].join(', ');
}

/** What stands in the article and its head, and not in a figure or a table. */
export function isProse({ place: { kind, scene, figure } }: MarkedText): boolean {
  const ofScene = kind === 'title' && scene !== undefined && figure === undefined;
  return ofScene || kind === 'page' || kind === 'sentence' || kind === 'shown';
}
