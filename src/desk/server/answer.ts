/** Answers the desk's questions about a draft: what is wrong with it, and what it does to the story. Writes nothing. */
import { checkData } from '../../check/data/check-data.ts';
import { collectData } from '../../check/collect.ts';
import type { Collected } from '../../check/collected.ts';
import type { Data } from '../../data/data.ts';
import { figureDatasets } from '../../data/figure-evidence.ts';
import { withLineFeeds } from '../../data/line-ends.ts';
import { isError } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import { drawings } from '../../diff/drawings.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { changedTexts } from '../../diff/text-changes.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { asRead as asShown, render, storyPassages } from '../../check/story/passages.ts';
import { readStory, STORY_PATH } from '../../story/outline.ts';
import { placeAtLine, readStoryRows, SCENES } from '../draft/story-rows.ts';
import { WHOLE, type StoredFile, type Table } from '../sheet.ts';
import { tableOf } from './describe.ts';
import { stepOffers } from './offers.ts';

/** Files whose text differs from the one on disk, and the file that is being looked at. */
export interface DraftAsked {
  changed: DataFile[];
  path: string;
}

/** Everything that the desk starts with. Datasets are what editors come for; the rest follows. */
export function openDesk(files: StoredFile[]) {
  const tables = files.flatMap((file) => tableOf(file) ?? []);
  const lists = ['rows', 'sources', 'corrections', WHOLE, SCENES, 'views'];
  const order = ({ list, title }: Table): string => `${lists.indexOf(list)} ${title}`;
  return { files, tables: tables.sort((one, other) => order(one).localeCompare(order(other), 'en')) };
}

/** What a draft would do, from the files on disk and the changed ones. */
export function answerDraft(stored: DataFile[], { changed, path }: DraftAsked, day = today()) {
  // A file that is gone from disk is still part of the draft.
  const draft = [...new Map([...stored, ...changed].map((file) => [file.path, file])).values()];
  const [before, now] = [read(stored), read(draft)];
  const problems = checkProject(now.files, now.story, day);
  const told = problems.map((problem) => ({
    ...problem,
    // What is pasted into a file stands below.
    message: problem.message.split('\n').slice(0, 2).join('\n'),
    ...(problem.path === STORY_PATH ? placeAtLine(now.story, problem.line) : {}),
  }));
  const story = draftStory(now, before, path, !problems.some(isError));
  const offers = story ? stepOffers(now.data, before.data, now.story, problems, path) : [];
  return { problems: told, offers, story };
}

/** A state of the story, as far as it can be read. */
interface State extends Pick<Collected, 'data' | 'isSound'> {
  files: DataFile[];
  story: string;
}

/** The desk keeps a file's own line ends; the check reads it as every other reader does. */
function read(all: DataFile[]): State {
  const plain = all.map(({ path, text }) => ({ path, text: withLineFeeds(text) }));
  const files = plain.filter(({ path }) => path !== STORY_PATH);
  const collected = collectData(files);
  checkData(collected);
  const { data, isSound } = collected;
  return { data, isSound, files, story: plain.find(({ path }) => path === STORY_PATH)?.text ?? readStory() };
}

/**
 * The story under a draft, beside the first of the earlier states that can be drawn. A text may name a row that is
 * gone: the check tells of it, and the story waits. What cannot be drawn although it is in order is an error of ours.
 */
function draftStory(now: State, before: State, path: string, inOrder: boolean) {
  if (!now.isSound) return undefined;
  for (const earlier of before.isSound ? [before, now] : [now]) {
    try {
      return drawnStory(now, earlier, path);
    } catch (error) {
      if (inOrder && earlier === now) throw error;
    }
  }
  return undefined;
}

function drawnStory({ data, story }: State, before: State, path: string) {
  const dataset = [...data.datasets.values()].find(({ file }) => file.path === path)?.value;
  const changes = changedTexts(storyTexts(before.data, before.story, true), storyTexts(data, story, true));
  const touched = new Set(changes.map(({ figure }) => figure));
  const shown = [...data.figures.values()].filter(
    ({ file, value }) =>
      file.path === path || touched.has(value.id) || (dataset && figureDatasets(data, value).includes(dataset)),
  );
  const paragraphOf = stepWords(data, story);
  const figures = shown.map(({ file, value }) => {
    const old = before.data.figures.get(value.id)?.value;
    const earlier = old ? drawings(before.data, old) : [];
    const drawn = drawings(data, value);
    const views = drawn.map((view, index) => {
      const was = earlier.find((other) => other.view === view.view);
      const texts = [{ name: 'alt text', words: view.alt, cell: { path: file.path, row: index, field: 'alt' } }];
      return {
        name: view.viewName,
        now: view.svg('after'),
        /** The chart before the draft, where it looked different. */
        before: was && was.look !== view.look ? was.svg('before') : '',
        /** What is said of it, and the cells that say it. */
        texts: [...texts, ...paragraphOf(value.id, view.view)],
      };
    });
    const [isAt, isChanged, isOwn] = [
      file.path === path,
      views.some(({ before }) => before),
      value.dataset === dataset?.id,
    ];
    const rank = 4 * Number(isAt) + 2 * Number(isChanged) + Number(isOwn);
    return { id: value.id, title: drawn[0]?.title ?? value.id, views, rank };
  });
  // The figure that is looked at comes first, then what looks different, then what draws this very table.
  return { figures: figures.sort((one, other) => other.rank - one.rank), changes };
}

/** Finds what readers get of the steps that show a view, in plain words, each with its cell. */
function stepWords(data: Data, story: string) {
  const passages = storyPassages(story);
  const steps = readStoryRows(story);
  return (figure: string, view: string) =>
    steps.flatMap(({ values }, row) => {
      if (values['figure'] !== figure || values['view'] !== view) return [];
      const own = passages.filter(({ pieces }) =>
        pieces.some(({ within }) =>
          within.some(({ name, attributes }) => name === 'Step' && attributes['id'] === values['id']),
        ),
      );
      const words = own.map((passage) => render(passage, asShown(data)).text.trim()).join('\n\n');
      return [{ name: 'paragraph', words, cell: { path: STORY_PATH, row, field: 'text' } }];
    });
}
