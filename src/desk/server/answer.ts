/** Answers the desk's questions about a draft: what is wrong with it, and what it does to the story. Writes nothing. */
import { layout, naturalHeight } from '../../charts/layout.ts';
import { checkData } from '../../check/data/check-data.ts';
import { collectData } from '../../check/collect.ts';
import type { Collected } from '../../check/collected.ts';
import type { Data } from '../../data/data.ts';
import { figureDatasets } from '../../data/figure-evidence.ts';
import { withLineFeeds } from '../../data/line-ends.ts';
import { prepareFigure, type PreparedFigure } from '../../data/prepare.ts';
import { isError } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { sourceName } from '../../data/status-words.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { changedTexts } from '../../diff/text-changes.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { drawChart } from '../../figure/draw.ts';
import { readStory } from '../../story/outline.ts';
import type { DraftAnswer, DraftAsked, DraftFigure, DraftStory, Opened } from '../server-messages.ts';
import type { StoredFile, Table } from '../sheet.ts';
import { tableOf } from './describe.ts';
import { dueCorrections } from './due.ts';

/** The width in px that charts have beside the table. */
const WIDTH = 352;

/** Everything that the desk starts with. Datasets are what editors come for; sources and corrections follow. */
export function openDesk(files: StoredFile[]): Opened {
  const tables = files.flatMap((file) => tableOf(file) ?? []);
  const order = ({ list, title }: Table): string => `${Number(list !== 'rows')} ${title}`;
  return { files, tables: tables.sort((one, other) => order(one).localeCompare(order(other), 'en')) };
}

/** What a draft would do, from the files on disk and the changed ones. */
export function answerDraft(stored: DataFile[], { changed, path }: DraftAsked): DraftAnswer {
  const story = readStory();
  // A file that is gone from disk is still part of the draft.
  const texts = new Map([...stored, ...changed].map((file) => [file.path, file.text]));
  const draft = [...texts].map(([name, text]) => asRead({ path: name, text }));
  const [before, now] = [read(stored.map(asRead)), read(draft)];
  const problems = checkProject(draft, story, today());
  const told = problems.map(({ inTable, ...problem }) => ({ ...problem, message: inTable ?? problem.message }));
  const drawn = draftStory(now, before, { story, path, inOrder: !problems.some(isError) });
  return { problems: told, due: dueCorrections(now, today()), story: drawn };
}

/** The desk keeps a file's own line ends; the check reads it as every other reader does. */
function asRead({ path, text }: DataFile): DataFile {
  return { path, text: withLineFeeds(text) };
}

/** The data as far as they can be read. */
function read(files: DataFile[]): Collected {
  const collected = collectData(files);
  checkData(collected);
  return collected;
}

interface Looked {
  story: string;
  /** The file that is being looked at. */
  path: string;
  inOrder: boolean;
}

/**
 * The story under a draft, beside the first of the earlier states that can be drawn. A text may name a row that is
 * gone: the check tells of it, and the story waits. What cannot be drawn although it is in order is an error of ours.
 */
function draftStory(now: Collected, before: Collected, looked: Looked): DraftStory | undefined {
  if (!now.broken.isEmpty) return undefined;
  for (const earlier of before.broken.isEmpty ? [before, now] : [now]) {
    try {
      return drawnStory(now.data, earlier.data, looked);
    } catch (error) {
      if (looked.inOrder && earlier === now) throw error;
    }
  }
  return undefined;
}

function drawnStory(now: Data, before: Data, { story, path }: Looked): DraftStory {
  const dataset = [...now.datasets.values()].find(({ file }) => file.path === path)?.value;
  const changes = changedTexts(storyTexts(before, story, true), storyTexts(now, story, true));
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
    sources: [...now.sources.values()]
      .map((source) => ({ id: source.id, name: sourceName(source), title: source.title, url: source.url }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
  };
}

function drawFigure(figure: Figure, now: Data, before: Data): DraftFigure {
  const [prepared, old] = [prepareFigure(now, figure), before.figures.get(figure.id)?.value];
  const earlier = old && prepareFigure(before, old);
  const drawn = draw(prepared, 'now');
  const isAlike = !earlier || draw(earlier, 'now') === drawn;
  // Drawn once more under another name: ids are not to be twice on a page.
  return {
    id: figure.id,
    title: prepared.title.plain,
    now: drawn,
    before: isAlike ? undefined : draw(earlier, 'before'),
  };
}

/** The chart as SVG; nothing for a figure that is a list. */
function draw({ id, body, title, offered }: PreparedFigure, name: string): string | undefined {
  if (Array.isArray(body)) return undefined;
  const [view] = offered;
  const scene = layout(body, view.id, { width: WIDTH, height: naturalHeight(body, WIDTH) });
  return drawChart({ scene, id: `desk-${id}-${name}`, name: title.plain, description: view.alt });
}
