/** Answers the desk's questions about a draft: what is wrong with it, and what it does to the story. Writes nothing. */
import { layout, naturalHeight } from '../../charts/layout.ts';
import { checkData } from '../../check/data/check-data.ts';
import { collectData } from '../../check/collect.ts';
import type { Collected } from '../../check/collected.ts';
import type { Data } from '../../data/data.ts';
import { figureDatasets } from '../../data/figure-evidence.ts';
import { withLineFeeds } from '../../data/line-ends.ts';
import { prepareFigure, type PreparedFigure, type PreparedView } from '../../data/prepare.ts';
import { isError } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { sourceName } from '../../data/status-words.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { changedTexts } from '../../diff/text-changes.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { drawChart } from '../../figure/draw.ts';
import { prepareText } from '../../data/facts.ts';
import { asRead as asShown } from '../../check/story/reading.ts';
import { render, storyPassages, type Passage } from '../../check/story/passages.ts';
import { readStory, STORY_PATH } from '../../story/outline.ts';
import { placeAtLine, readStoryRows, SCENES } from '../draft/story-rows.ts';
import type { DraftAnswer, DraftAsked, DraftFigure, DraftStory, Opened } from '../server-messages.ts';
import { WHOLE, type Json, type StoredFile, type Table } from '../sheet.ts';
import { tableOf } from './describe.ts';
import { dueCorrections } from './due.ts';
import { stepOffers } from './offers.ts';

/** The width in px that charts have beside the table. */
const WIDTH = 352;

/** Everything that the desk starts with. Datasets are what editors come for; the rest follows. */
export function openDesk(files: StoredFile[]): Opened {
  const tables = files.flatMap((file) => tableOf(file) ?? []);
  const lists = ['rows', 'sources', 'corrections', WHOLE, SCENES, 'views'];
  const order = ({ list, title }: Table): string => `${lists.indexOf(list)} ${title}`;
  return { files, tables: tables.sort((one, other) => order(one).localeCompare(order(other), 'en')) };
}

/** What a draft would do, from the files on disk and the changed ones. */
export function answerDraft(stored: DataFile[], { changed, path }: DraftAsked, day = today()): DraftAnswer {
  // A file that is gone from disk is still part of the draft.
  const draft = [...new Map([...stored, ...changed].map((file) => [file.path, file])).values()];
  const [earlier, present] = [whole(stored), whole(draft)];
  const [before, now] = [read(earlier.files), read(present.files)];
  const problems = checkProject(present.files, present.story, day);
  const told = problems.map((problem) => ({
    ...problem,
    // What is pasted into a file stands below.
    message: problem.message.split('\n').slice(0, 2).join('\n'),
    ...(problem.path === STORY_PATH ? placeAtLine(present.story, problem.line) : {}),
  }));
  const inOrder = !problems.some(isError);
  const drawn = draftStory(now, before, { stories: [present.story, earlier.story], path, inOrder });
  const offers = drawn ? stepOffers({ data: now.data, story: present.story, problems }, before.data, path) : [];
  return { problems: told, due: dueCorrections(now, day), offers, story: drawn };
}

/** The data files, and the text of the story. */
function whole(files: DataFile[]): { files: DataFile[]; story: string } {
  const read = files.map(asRead);
  const story = read.find(({ path }) => path === STORY_PATH);
  return { files: read.filter((file) => file !== story), story: story?.text ?? readStory() };
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
  /** Its text under the draft, and as it is on disk. */
  stories: [now: string, before: string];
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

function drawnStory(now: Data, before: Data, { stories: [story, earlier], path }: Looked): DraftStory {
  const dataset = [...now.datasets.values()].find(({ file }) => file.path === path)?.value;
  const changes = changedTexts(storyTexts(before, earlier, true), storyTexts(now, story, true));
  const touched = new Set(changes.map(({ place }) => place.figure));
  const shown = [...now.figures.values()].filter(
    ({ file, value }) =>
      file.path === path || touched.has(value.id) || (dataset && figureDatasets(now, value).includes(dataset)),
  );
  const passages = storyPassages(story);
  const parts = readStoryRows(story);
  const figures = shown.map(({ file, value }) => {
    const views = drawViews(value, now, before).map((view, index) => ({
      ...view,
      texts: [
        { name: 'alt text', words: view.alt, cell: { path: file.path, row: index, field: 'alt' } },
        ...parts.flatMap(({ values }, row) =>
          values['figure'] === value.id && values['view'] === view.id
            ? [
                {
                  name: 'paragraph',
                  words: stepWords(now, passages, values['id']),
                  cell: { path: STORY_PATH, row, field: 'text' },
                },
              ]
            : [],
        ),
      ],
    }));
    return { id: value.id, title: prepareText(now, value.title).plain, views };
  });
  // The figure that is looked at comes first, then what looks different, then what draws this very table.
  const isOwn = ({ id }: DraftFigure): boolean => now.figures.get(id)?.value.dataset === dataset?.id;
  const isAt = ({ id }: DraftFigure): boolean => now.figures.get(id)?.file.path === path;
  const rank = (figure: DraftFigure): number =>
    4 * Number(isAt(figure)) + 2 * Number(figure.views.some(({ before }) => before)) + Number(isOwn(figure));
  return {
    figures: figures.sort((a, b) => rank(b) - rank(a)),
    changes,
    sources: [...now.sources.values()]
      .map((source) => ({ id: source.id, name: sourceName(source), title: source.title, url: source.url }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
  };
}

/** What readers get of a step, in plain words. */
function stepWords(data: Data, passages: Passage[], id: Json | undefined): string {
  const isOf = ({ pieces }: Passage): boolean =>
    pieces.some(({ within }) => within.some(({ name, attributes }) => name === 'Step' && attributes['id'] === id));
  return passages
    .filter(isOf)
    .map((passage) => render(passage, asShown(data)).text.trim())
    .join('\n\n');
}

/** Each view of a figure, beside what it was. */
function drawViews(figure: Figure, now: Data, before: Data) {
  const [prepared, old] = [prepareFigure(now, figure), before.figures.get(figure.id)?.value];
  const earlier = old && prepareFigure(before, old);
  return prepared.views.map((view) => {
    const drawn = draw(prepared, view, 'now');
    const was = earlier?.views.find(({ id }) => id === view.id);
    const isAlike = !earlier || !was || draw(earlier, was, 'now') === drawn;
    // Drawn once more under another name: ids are not to be twice on a page.
    return { ...view, now: drawn, before: isAlike ? undefined : draw(earlier, was, 'before') };
  });
}

/** A view as SVG; nothing for a figure that is a list. */
function draw({ id, body, title }: PreparedFigure, view: PreparedView, name: string): string | undefined {
  if (Array.isArray(body)) return undefined;
  const scene = layout(body, view.id, { width: WIDTH, height: naturalHeight(body, WIDTH) });
  return drawChart({ scene, id: `desk-${id}-${view.id}-${name}`, name: title.plain, description: view.alt });
}
