/** Everything that a change of the data does: values, texts and charts, ready to be printed. */
import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';
import type { Dataset, Row } from '../data/schema.ts';
import { changedCharts, type ChartChange } from './diff-charts.ts';
import { ADDRESS, changedItems, PLACE, type ItemChange } from './diff-items.ts';
import { newIds, storyUnderNewIds, underNewIds } from './diff-names.ts';
import { changedOutline, renamedScenes, type Told } from './diff-outline.ts';
import { changedBreaks, movedSentences } from './diff-paragraphs.ts';
import { writtenOtherwise } from './diff-rest.ts';
import type { Side } from './diff-sides.ts';
import { diffWords, type Run } from './diff-words.ts';
import { evidenceTexts } from './evidence-texts.ts';
import { aroundTheStory } from './page-texts.ts';
import type { Place, StoryText, TextKind } from './story-text.ts';
import { comparedTexts, type MovedText, type TextChange } from './text-changes.ts';
import { storyTexts } from './texts.ts';

/** A text with its change marked. */
export interface MarkedText {
  where: string;
  kind: TextKind;
  change: TextChange['change'];
  figure?: string;
  runs: Run[];
  /** True where the data changed a word and not only a number: the sentence may now say something else. */
  turned: boolean;
}

export interface Difference {
  before: string;
  after: string;
  items: ItemChange[];
  /** What the page says in its head, its scenes' titles and its sentences, in the order of reading. */
  prose: MarkedText[];
  /** Titles, notes, labels, alt texts, source lines and status words of figures. */
  figures: MarkedText[];
  /** Computed values and words in tables, and computed facts; rows that were edited themselves are among the items. */
  tables: MarkedText[];
  charts: ChartChange[];
  /** What each figure is called. */
  titles: Map<string, string>;
}

/** Compares two sides that hold no mistakes. */
export function compare(before: Side, after: Side): Difference {
  const values = changedItems(before.files, after.files);
  const edited = editedRows(values);
  // A row that nobody edited and that leans on no other row says what it said: in a large table that is most of them.
  const mayDiffer = (row: Row, dataset: Dataset): boolean => edited.has(row.id) || refersToOthers(row, dataset);
  const newId = newIds(values);
  const told = { data: before.data, story: storyUnderNewIds(before.story, newId) };
  const scenes = renamedScenes(told.story, after.story);
  const textsOf = ({ data, story }: Side): StoryText[] => [
    ...storyTexts(data, story, mayDiffer),
    ...evidenceTexts(data),
    ...aroundTheStory(data, story),
  ];
  const old = textsOf(before).map((text) => underNewIds(text, newId, scenes));
  const now = textsOf(after);
  const { changes, moved } = comparedTexts(old, now);
  const items = [...values, ...changedShape(told, after, { old, now, moved })];
  const texts = changes.map((change) => ({ change, marked: mark(change) }));
  const ofFigure = texts.filter(({ change }) => change.place.figure !== undefined);
  const inProse = (kind: TextKind): boolean => kind === 'page' || kind === 'sentence';
  const prose = texts.filter(
    ({ change: { place } }) => inProse(place.kind) || (place.kind === 'title' && place.scene && !place.figure),
  );
  const tables = texts.filter(({ change: { change, place } }) => {
    const isOwn = place.kind === 'row' && edited.has(place.row ?? '');
    // Of an edited row its cells are among the items; how its status reads is not.
    const isStatus = place.part === 'status' && change === 'changed';
    return place.fact !== undefined || (place.dataset !== undefined && (!isOwn || isStatus));
  });
  const marked = (some: typeof texts): MarkedText[] => some.map((text) => text.marked);
  const found: Difference = {
    before: before.name,
    after: after.name,
    items,
    prose: marked(prose),
    figures: marked(ofFigure),
    tables: marked(tables),
    charts: changedCharts(before.data, after.data, edited, newId),
    titles: new Map([...titlesOf(before.data), ...titlesOf(after.data)]),
  };
  return isSame(found) ? { ...found, items: writtenOtherwise(before, after) } : found;
}

/** Rows that say something else; one that was only moved or renamed says what it said. */
function editedRows(items: ItemChange[]): Set<string> {
  const says = (field: string): boolean => field !== PLACE && field !== ADDRESS;
  const rows = items.filter(({ kind, fields }) => kind === 'row' && fields.some(({ field }) => says(field)));
  return new Set(rows.map(({ id }) => id));
}

/** What became of the story's parts; a story that is new or gone is told of by its sentences. */
function changedShape(
  before: Told,
  after: Told,
  { old, now, moved }: { old: StoryText[]; now: StoryText[]; moved: MovedText[] },
): ItemChange[] {
  if (!before.story || !after.story) return [];
  return [...changedOutline(before, after), ...movedSentences(old, now, moved), ...changedBreaks(old, now)];
}

/** Texts whose computed words turned, of the prose and then of the figures: a person has to read whether they still hold. */
export function turnedTexts({ prose, figures }: Pick<Difference, 'prose' | 'figures'>): MarkedText[] {
  return [...prose, ...figures].filter(({ turned }) => turned);
}

/** True where the two sides publish the same. */
export function isSame({ items, prose, figures, tables, charts }: Difference): boolean {
  return [items, prose, figures, tables, charts].every((part) => part.length === 0);
}

function refersToOthers(row: Row, { columns }: Dataset): boolean {
  return (
    row.formula !== undefined ||
    columns.some(({ type }) => type === 'row') ||
    Object.values(row).some((cell) => typeof cell === 'string' && cell.includes('{'))
  );
}

function titlesOf(data: Data): [string, string][] {
  return [...data.figures.values()].map(({ value }) => [value.id, fillTemplate(data, value.title)]);
}

function mark(change: TextChange): MarkedText {
  const { kind, words, figure } = change.place;
  const runs = runsOf(change);
  return {
    where: words,
    kind,
    change: change.change,
    ...(figure === undefined ? {} : { figure }),
    runs,
    turned:
      change.change === 'changed' &&
      !change.rewritten &&
      isProseOfOurs(change.place) &&
      runs.some((run) => run.kind !== 'same' && /\p{L}/u.test(run.text)),
  };
}

/** Words that somebody wrote around a number; of lists of dates and counts nobody has to ask whether they still hold. */
function isProseOfOurs({ kind, part = '' }: Place): boolean {
  return kind === 'page' ? ['number', 'title', 'description', 'picture'].includes(part) : READ_FIRST.has(kind);
}

const READ_FIRST = new Set<TextKind>(['sentence', 'title', 'subtitle', 'note', 'annotation', 'alt', 'label']);

function runsOf(change: TextChange): Run[] {
  switch (change.change) {
    case 'changed':
      return diffWords(change.before, change.after);
    case 'removed':
      return [{ kind: 'removed', text: change.before }];
    case 'added':
      return [{ kind: 'added', text: change.after }];
  }
}
