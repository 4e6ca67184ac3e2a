/** Every text that readers get, each with its place: what a comparison compares, and what the desk shows beside a table. */
import type { Data } from '../data/data.ts';
import { storyPassages } from '../check/story/passages.ts';
import { findTags, shownFigures } from '../story/outline.ts';
import { sceneOf } from '../story/tree.ts';
import { correctionsIntro, freshnessNote, pictureAlt, sourcesNote, topLine } from '../story/page-words.ts';
import { titleTemplate } from '../story/title.ts';
import { dataTexts } from './data-texts.ts';
import { sentences } from './story-sentences.ts';
import { computed, writer, type Place, type StoryText, type Write } from './text-writer.ts';

/** Every text of the page, in the order of reading, then those of its figures, tables and facts. */
export function storyTexts(data: Data, story: string, everyCell = false): StoryText[] {
  const write = writer(data);
  const scenes = new Map(shownFigures(story).map(({ figure, scene }) => [figure, scene]));
  return [
    ...(story && data.story.number
      ? [...pageTexts(data, write, story), ...proseTexts(write, story), ...shownCharts(write, story)]
      : []),
    ...dataTexts(data, write, (figure) => scenes.get(figure), everyCell),
  ];
}

function pageTexts(data: Data, write: Write, story: string): StoryText[] {
  const at = (part: string, words: string): Place => ({ kind: 'page', part, words });
  return [
    write(at('number', 'Top of the story: the big number'), `{${data.story.number}}`),
    write(at('title', 'Title of the page'), titleTemplate(data)),
    write(at('description', 'Description of the page, for search and shared links'), data.story.description),
    write(at('headline', 'Heading of the page'), data.story.headline),
    write(at('standfirst', 'Line below the heading'), data.story.standfirst),
    computed(at('top line', 'Top line of the page'), topLine(data, story)),
    ...(data.rows.has(data.story.number)
      ? [computed(at('picture', 'Alt text of the page’s picture'), pictureAlt(data), [data.story.number])]
      : []),
    computed(at('sources', 'Before the tables: how the sources were read'), sourcesNote(data)),
    computed(at('freshness', 'Foot of the page: how fresh the data are'), freshnessNote(data, story)),
    computed(at('corrections', 'Corrections: first sentences'), correctionsIntro(data)),
  ];
}

function proseTexts(write: Write, story: string): StoryText[] {
  const paragraphs = new Map<string, number>();
  return storyPassages(story).flatMap((passage) => {
    const scene = passage.owner.replace(/^scene /, '');
    const found = sentences(passage);
    if (passage.kind === 'title') {
      return found.map((title) => write({ kind: 'title', scene, words: `${sceneWords(scene)}: title` }, title));
    }
    const paragraph = (paragraphs.get(scene) ?? 0) + 1;
    paragraphs.set(scene, paragraph);
    const words = `${sceneWords(scene)}, paragraph ${paragraph}`;
    return found.map((sentence) => write({ kind: 'sentence', scene, words }, sentence));
  });
}

/** The short version at the top stands in no scene. */
function sceneWords(scene: string): string {
  return scene ? `Scene “${scene}”` : 'Before the first scene';
}

/** Which chart a reader meets where: no sentence says it. */
function shownCharts(write: Write, story: string): StoryText[] {
  return findTags(story).flatMap((tag) => {
    const { id = '', figure, figures, view } = tag.attributes;
    const shown = { Figure: id, Scrolly: figures, Step: `${figure}, view “${view}”` }[tag.name];
    if (shown === undefined) return [];
    const scene = sceneOf(tag);
    const place: Place = { kind: 'shown', scene, words: `${sceneWords(scene)}: its charts` };
    if (tag.name === 'Step') Object.assign(place, { part: id, words: `Step “${id}”: its chart` });
    return [write(place, shown)];
  });
}
