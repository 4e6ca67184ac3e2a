/** Answers the desk's questions about a draft: what is wrong with it, and what it does to the story. Writes nothing. */
import { checkData } from '../../check/data/check-data.ts';
import { collectData } from '../../check/collect.ts';
import type { Data } from '../../data/data.ts';
import { figureDatasets } from '../../data/figure-evidence.ts';
import { withLineFeeds, type DataFile } from '../../data/read.ts';
import { isError, type Problem } from '../../check/problems.ts';
import { drawings } from '../../diff/compare.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { changedTexts } from '../../diff/text-changes.ts';
import { checkProject } from '../../check/check-project.ts';
import { today } from '../../check/today.ts';
import { asRead as asShown, render, storyPassages, type Passage } from '../../check/story/passages.ts';
import { readStory, STORY_PATH } from '../../story/outline.ts';
import { placeAtLine, readStoryRows } from '../draft/edits.ts';
import { SCENES, WHOLE, type Offer } from '../sheet.ts';
import { tableOf } from './describe.ts';
import { stepOffers } from './offers.ts';

/** Every file that is a table. Datasets are what editors come for; the rest follows. */
export function openDesk(files: DataFile[]) {
  const lists = ['rows', 'sources', 'corrections', WHOLE, SCENES, 'views'];
  return files
    .flatMap((file) => {
      const table = tableOf(file);
      return table ? [{ table, file }] : [];
    })
    .sort((one, other) => lists.indexOf(one.table.list) - lists.indexOf(other.table.list));
}

/** What a draft would do, from the files on disk, those whose text it changes, and the one that is looked at. */
export function answerDraft(stored: DataFile[], asked: { changed: DataFile[]; path: string }, day = today()) {
  const { changed, path } = asked;
  // A file that is gone from disk is still part of the draft.
  const draft = [...new Map([...stored, ...changed].map((file) => [file.path, file])).values()];
  const [before, now] = [read(stored), read(draft)];
  const problems = checkProject(now.files, now.story, day);
  const told = problems.map((problem) => ({
    ...problem,
    // What is pasted into a file stands below.
    message: problem.message.split('\n').slice(0, 2).join('\n'),
    ...(problem.path === STORY_PATH ? placeAtLine(now.story, problem.line) : {}),
    correction: correctionOffer(problem),
  }));
  const story = draftStory(now, before, path, !problems.some(isError));
  const offers = story ? stepOffers(now.data, now.story, problems, path) : [];
  return { problems: told, offers, story };
}

/** The entry that a mistake asks for, on top of the corrections; only the reason is left to write. */
function correctionOffer({ mistake }: Problem): Offer | undefined {
  if (mistake.code !== 'changed-value' && mistake.code !== 'gone-row') return undefined;
  const place = { path: 'data/corrections.json', row: 0 };
  const edit = { ...place, isNew: true, values: { ...JSON.parse(mistake.line), why: '' } };
  const said = 'The correction is prepared. Write the reason for readers.';
  return { edits: [edit], goTo: { ...place, field: 'why' }, said };
}

type State = ReturnType<typeof read>;

/** The desk keeps a file's own line ends; the check reads it as every other reader does. */
function read(all: DataFile[]) {
  const plain = all.map(({ path, text }) => ({ path, text: withLineFeeds(text) }));
  const files = plain.filter(({ path }) => path !== STORY_PATH);
  const collected = collectData(files);
  checkData(collected);
  return { ...collected, files, story: plain.find(({ path }) => path === STORY_PATH)?.text ?? readStory() };
}

/** The story under a draft, beside the first of the earlier states that can be drawn. Where a text names a row that is gone, it waits. */
function draftStory(now: State, before: State, path: string, inOrder: boolean) {
  if (!now.isSound) return undefined;
  for (const earlier of before.isSound ? [before, now] : [now]) {
    try {
      return drawnStory(now, earlier, path);
    } catch (error) {
      // What cannot be drawn although it is in order is an error of ours.
      if (inOrder && earlier === now) throw error;
    }
  }
  return undefined;
}

function drawnStory({ data, story }: State, before: State, path: string) {
  const dataset = [...data.datasets.values()].find(({ file }) => file.path === path)?.value;
  const changes = changedTexts(storyTexts(before.data, before.story), storyTexts(data, story));
  const touched = new Set(changes.map(({ figure }) => figure));
  const paragraphOf = stepWords(data, story);
  const figures = [...data.figures.values()].flatMap(({ file, value }) => {
    const isDrawn = dataset && figureDatasets(data, value).includes(dataset);
    if (file.path !== path && !touched.has(value.id) && !isDrawn) return [];
    const drawn = drawings(data, value);
    const views = drawn.map(({ view, viewName: name, alt: words, svg }, row) => {
      const alt = { name: 'alt text', words, cell: { path: file.path, row, field: 'alt' } };
      return { name, svg: svg('after'), texts: [alt, ...paragraphOf(value.id, view)] };
    });
    const rank = 2 * Number(file.path === path) + Number(value.dataset === dataset?.id);
    return [{ id: value.id, title: drawn[0]?.title ?? value.id, views, rank }];
  });
  // The figure that is looked at comes first, then what draws this very table.
  return { figures: figures.sort((one, other) => other.rank - one.rank), changes };
}

/** Finds what readers get of the steps that show a view, in plain words, each with its cell. */
function stepWords(data: Data, story: string) {
  const stepOf = ({ pieces }: Passage): string =>
    pieces[0]?.within.find(({ name }) => name === 'Step')?.attributes['id'] ?? '';
  const passages = Map.groupBy(storyPassages(story), stepOf);
  const steps = readStoryRows(story);
  return (figure: string, view: string) =>
    steps.flatMap(({ values }, row) => {
      if (values['figure'] !== figure || values['view'] !== view) return [];
      const own = passages.get(String(values['id'])) ?? [];
      const words = own.map((passage) => render(passage, asShown(data)).text.trim()).join('\n\n');
      return [{ name: 'paragraph', words, cell: { path: STORY_PATH, row, field: 'text' } }];
    });
}
