/** Answers the desk's questions about a draft: what is wrong with it, and what it does to the story. Writes nothing. */
import { layout, naturalHeight } from '../../charts/layout.ts';
import { checkData } from '../../check/data/check-data.ts';
import { collectData } from '../../check/collect.ts';
import type { Collected } from '../../check/collected.ts';
import type { Data } from '../../data/data.ts';
import { figureDatasets } from '../../data/evidence.ts';
import { cellValue } from '../../data/facts.ts';
import { withLineFeeds } from '../../data/line-ends.ts';
import { prepareFigure, type PreparedFigure } from '../../data/prepare.ts';
import { isError } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { sourceName } from '../../data/status-words.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { changedTexts } from '../../diff/text-changes.ts';
import { affectedBy, type StoryText } from '../../diff/text-writer.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { drawChart } from '../../figure/draw.ts';
import { drawSign } from '../../figure/signs.ts';
import { readStory } from '../../story/outline.ts';
import type { DraftAnswer, DraftAsked, DraftFigure, DraftStory, Opened } from '../messages.ts';
import type { StoredFile, Table } from '../sheet.ts';
import { tableOf } from './describe.ts';
import { dueCorrections } from './due.ts';

/** The width in px that charts have beside the table. */
const WIDTH = 352;

/** Everything that the desk starts with. */
export function openDesk(files: StoredFile[]): Opened {
  const [published, released, leaked, derived] = (['published', 'released', 'leaked', 'derived'] as const).map(
    drawSign,
  );
  // Datasets are what editors come for; sources and corrections follow.
  const order = ({ list }: Table): number => Number(list !== 'rows');
  return {
    files,
    tables: files
      .flatMap((file) => tableOf(file) ?? [])
      .sort((one, other) => order(one) - order(other) || one.title.localeCompare(other.title, 'en')),
    signs: { published: published ?? '', released: released ?? '', leaked: leaked ?? '', derived: derived ?? '' },
  };
}

/** What a draft would do, from the files on disk and the changed ones. */
export function answerDraft(stored: DataFile[], { changed, path }: DraftAsked): DraftAnswer {
  const story = readStory();
  // A file that is gone from disk is still part of the draft.
  const paths = new Set([...stored, ...changed].map((file) => file.path));
  const draft = [...paths].flatMap((each) => [...changed, ...stored].find((file) => file.path === each) ?? []);
  const [before, now] = [read(stored), read(draft)];
  const problems = checkProject(draft.map(asRead), story, today());
  return {
    problems: problems.map(({ inTable, mistake: _, ...problem }) => ({
      ...problem,
      message: inTable ?? problem.message,
    })),
    due: dueCorrections(now, today()),
    story: draftStory(before, now, story, path, !problems.some(isError)),
  };
}

/** The desk keeps a file's own line ends; the check reads it as every other reader does. */
function asRead({ path, text }: DataFile): DataFile {
  return { path, text: withLineFeeds(text) };
}

/** The data as far as they can be read; whole where no mistake keeps a value from being read and drawn. */
function read(files: DataFile[]): Collected & { whole: boolean } {
  const collected = collectData(files.map(asRead));
  checkData(collected);
  return { ...collected, whole: collected.broken.isEmpty };
}

type Read = ReturnType<typeof read>;

/**
 * The story under a draft, beside the first of the earlier states that can be drawn. A text may name a row that is
 * gone: the check tells of it, and the story waits. What cannot be drawn although it is in order is an error of ours.
 */
function draftStory(before: Read, now: Read, story: string, path: string, inOrder: boolean): DraftStory | undefined {
  if (!now.whole) return undefined;
  for (const earlier of before.whole ? [before, now] : [now]) {
    try {
      return drawnStory(now.data, earlier.data, story, path);
    } catch (error) {
      if (inOrder && earlier === now) throw error;
    }
  }
  return undefined;
}

function drawnStory(now: Data, before: Data, story: string, path: string): DraftStory {
  const dataset = [...now.datasets.values()].find(({ file }) => file.path === path)?.value;
  const texts = storyTexts(now, story, true);
  const changes = changedTexts(storyTexts(before, story, true), texts);
  const touched = new Set(changes.map(({ place }) => place.figure));
  const shown = [...now.figures.values()]
    .map(({ value }) => value)
    .filter((figure) => touched.has(figure.id) || (dataset && figureDatasets(now, figure).includes(dataset)));
  // What looks different comes first, then what draws this very table.
  const isOwn = ({ id }: DraftFigure): boolean => now.figures.get(id)?.value.dataset === dataset?.id;
  const rank = (figure: DraftFigure): number => 2 * Number(figure.before !== undefined) + Number(isOwn(figure));
  return {
    figures: shown.map((figure) => drawFigure(figure, now, before)).sort((a, b) => rank(b) - rank(a)),
    changes,
    sentences: affectedBy(texts, dataset?.rows.map(({ id }) => id) ?? [])
      .filter(isProse)
      .map(({ place, text }) => ({ place: place.words, text })),
    computed: Object.fromEntries(
      [...now.rows.values()].filter(({ row }) => row.formula).map(({ row }) => [row.id, cellValue(now, row.id)]),
    ),
    sources: [...now.sources.values()]
      .map((source) => ({ id: source.id, name: sourceName(source), title: source.title, url: source.url }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
  };
}

function isProse({ place: { kind, scene, figure } }: StoryText): boolean {
  return kind === 'sentence' || (kind === 'title' && scene !== undefined && figure === undefined);
}

function drawFigure(figure: Figure, now: Data, before: Data): DraftFigure {
  const old = before.figures.get(figure.id)?.value;
  const prepared = prepareFigure(now, figure);
  const earlier = old && prepareFigure(before, old);
  const drawn = draw(prepared, 'now');
  return {
    id: figure.id,
    title: prepared.title.plain,
    now: drawn?.svg,
    height: drawn?.height ?? 0,
    // Drawn once more under another name: ids are not to be twice on a page.
    before: earlier && draw(earlier, 'now')?.svg !== drawn?.svg ? draw(earlier, 'before')?.svg : undefined,
  };
}

function draw({ id, body, title, offered }: PreparedFigure, name: string): { svg: string; height: number } | undefined {
  if (Array.isArray(body)) return undefined;
  const [view] = offered;
  const scene = layout(body, view.id, { width: WIDTH, height: naturalHeight(body, WIDTH) });
  const svg = drawChart({ scene, id: `desk-${id}-${name}`, name: title.plain, description: view.alt });
  return { svg, height: scene.height };
}
