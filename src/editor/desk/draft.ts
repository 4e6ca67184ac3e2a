/** Answers the desk's questions about a draft: what is wrong with it, and what it does to the story. Writes nothing. */
import { z } from 'zod';
import { layout, naturalHeight } from '../../charts/layout.ts';
import { checkData } from '../../check/data/check-data.ts';
import type { Data } from '../../data/data.ts';
import type { Collected } from '../../check/collected.ts';
import { collectData } from '../../check/collect.ts';
import { cellValue } from '../../data/facts.ts';
import { withLineFeeds } from '../../data/line-ends.ts';
import { prepareFigure, type PreparedFigure } from '../../data/prepare.ts';
import type { DataFile } from '../../data/read.ts';
import { datasetSchema, type Figure } from '../../data/schema/schema.ts';
import { drawChart } from '../../figure/draw.ts';
import { figureDatasets } from '../../data/evidence.ts';
import { drawSign } from '../../figure/signs.ts';
import { sourceName, STATUS_NAMES } from '../../data/status-words.ts';
import { readStory } from '../../story/outline.ts';
import { checkProject } from '../../check/check-project.ts';
import type { StoryText } from '../../diff/text-writer.ts';
import { changedTexts } from '../../diff/text-changes.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { affectedBy } from '../../diff/text-writer.ts';
import { today } from '../../check/today.ts';
import { correctionsTable, datasetTable, sourcesTable } from './describe.ts';
import { dueCorrections } from './due.ts';
import type { DraftAnswer, DraftAsked, DraftFigure, DraftStory, Opened } from './messages.ts';
import type { StoredFile } from './store.ts';
import type { Table } from './table.ts';

/** The width in px that charts have beside the table. */
const WIDTH = 352;

/** Everything that the desk starts with. */
export function openDesk(files: StoredFile[]): Opened {
  const statuses = ['published', 'released', 'leaked', 'derived'] as const;
  const [published, released, leaked, derived] = statuses.map(drawSign);
  return {
    files,
    // Datasets are what editors come for; sources and corrections follow.
    tables: files
      .flatMap(tableOf)
      .sort((one, other) => order(one) - order(other) || one.title.localeCompare(other.title, 'en')),
    signs: { published: published ?? '', released: released ?? '', leaked: leaked ?? '', derived: derived ?? '' },
    words: STATUS_NAMES,
  };
}

const order = ({ list }: Table): number => Number(list !== 'rows');

/** A file whose columns or rows cannot be read is no table; its problems say where it is broken. */
function tableOf({ path, text }: DataFile): Table[] {
  try {
    const file: unknown = JSON.parse(text);
    if (path === 'data/corrections.json')
      return rowsOf.corrections.safeParse(file).success ? [correctionsTable(path)] : [];
    if (path === 'data/sources.json') return rowsOf.sources.safeParse(file).success ? [sourcesTable(path)] : [];
    if (!path.startsWith('data/datasets/') || !rowsOf.rows.safeParse(file).success) return [];
    const head = datasetSchema.pick({ title: true, description: true, columns: true }).loose().safeParse(file);
    return head.success ? [datasetTable(path, head.data)] : [];
  } catch {
    return [];
  }
}

/** All that a table asks of a file: a list of groups. What is in them may still be wrong. */
const rows = z.array(z.record(z.string(), z.json()));
const rowsOf = {
  rows: z.object({ rows }),
  sources: z.object({ sources: rows }),
  corrections: z.object({ corrections: rows }),
};

/** What a draft would do, from the files on disk and the changed ones. */
export function answerDraft(stored: DataFile[], { changed: sent, path }: DraftAsked): DraftAnswer {
  const story = readStory();
  const [files, changed] = [stored.map(asRead), sent.map(asRead)];
  const draft = files.map((file) => changed.find((other) => other.path === file.path) ?? file);
  // A file that is gone from disk is still part of the draft.
  draft.push(...changed.filter((file) => files.every((other) => other.path !== file.path)));
  const [before, now] = [read(files), read(draft)];
  const problems = checkProject(draft, story, today());
  const draw = (earlier: Data): DraftStory => draftStory(now.data, earlier, story, path);
  const inOrder = problems.every(({ severity }) => severity !== 'error');
  return {
    problems: problems.map(({ inTable, mistake: _, ...problem }) => ({
      ...problem,
      message: inTable ?? problem.message,
    })),
    due: dueCorrections(now, today()),
    story: now.whole ? drawnStory(draw, before.whole ? [before.data, now.data] : [now.data], inOrder) : undefined,
  };
}

/** The desk keeps a file's own line ends; the check reads it as every other reader does. */
function asRead({ path, text }: DataFile): DataFile {
  return { path, text: withLineFeeds(text) };
}

/**
 * The story under a draft, beside the first of the earlier states that can be drawn. A text may name a row that is
 * gone: the check tells of it, and the story waits. What cannot be drawn although it is in order is an error of ours.
 */
function drawnStory(draw: (earlier: Data) => DraftStory, states: Data[], inOrder: boolean): DraftStory | undefined {
  let failure: unknown;
  for (const earlier of states) {
    try {
      return draw(earlier);
    } catch (error) {
      failure = error;
    }
  }
  if (inOrder) throw failure;
  return undefined;
}

/** The data as far as they can be read; whole where no mistake keeps a value from being read and drawn. */
function read(files: DataFile[]): Collected & { whole: boolean } {
  const collected = collectData(files);
  checkData(collected);
  return { ...collected, whole: collected.broken.isEmpty };
}

function draftStory(now: Data, before: Data, story: string, path: string): DraftStory {
  const dataset = [...now.datasets.values()].find(({ file }) => file.path === path)?.value;
  const [texts, earlier] = [storyTexts(now, story, true), storyTexts(before, story, true)];
  const dependent = affectedBy(texts, dataset?.rows.map(({ id }) => id) ?? []);
  const changes = changedTexts(earlier, texts);
  const touched = new Set(changes.map(({ place }) => place.figure));
  const figures = [...now.figures.values()].map(({ value }) => value);
  const shown = figures.filter(
    (figure) => touched.has(figure.id) || (dataset && figureDatasets(now, figure).includes(dataset)),
  );
  const own = (id: string): boolean => now.figures.get(id)?.value.dataset === dataset?.id;
  // What looks different comes first, then what draws this very table.
  const rank = ({ id, before: old }: DraftFigure): number => 2 * Number(old !== undefined) + Number(own(id));
  return {
    figures: shown.map((figure) => drawFigure(figure, now, before)).sort((a, b) => rank(b) - rank(a)),
    changes,
    sentences: dependent.filter(isProse).map(({ place, text }) => ({ place: place.words, text })),
    computed: computedValues(now),
    sources: [...now.sources.values()].map((source) => {
      return { id: source.id, name: sourceName(source), title: source.title, url: source.url };
    }),
  };
}

function isProse({ place }: StoryText): boolean {
  return (
    place.kind === 'sentence' || (place.kind === 'title' && place.scene !== undefined && place.figure === undefined)
  );
}

function drawFigure(figure: Figure, now: Data, before: Data): DraftFigure {
  const old = before.figures.get(figure.id)?.value;
  const [prepared, earlier] = [prepareFigure(now, figure), old && prepareFigure(before, old)];
  const [drawn, was] = [draw(prepared, 'now'), earlier && draw(earlier, 'now')];
  return {
    id: figure.id,
    title: prepared.title.plain,
    now: drawn?.svg,
    height: drawn?.height ?? 0,
    // Drawn once more under another name: ids are not to be twice on a page.
    before: earlier && was?.svg !== drawn?.svg ? draw(earlier, 'before')?.svg : undefined,
  };
}

function draw({ id, body, title, offered }: PreparedFigure, name: string): { svg: string; height: number } | undefined {
  if (Array.isArray(body)) return undefined;
  const [view] = offered;
  const scene = layout(body, view.id, { width: WIDTH, height: naturalHeight(body, WIDTH) });
  const svg = drawChart({ scene, id: `desk-${id}-${name}`, name: title.plain, description: view.alt });
  return { svg, height: scene.height };
}

function computedValues(data: Data): Record<string, number> {
  const rows = [...data.rows.values()].filter(({ row }) => row.formula);
  return Object.fromEntries(rows.map(({ row }) => [row.id, cellValue(data, row.id)]));
}
