/** What the page says of itself outside its scenes, as texts that a comparison follows. */
import { formatDate } from '../charts/format.ts';
import type { Data } from '../data/collected.ts';
import { newestFirst } from '../data/correction-log.ts';
import { fillTemplate } from '../data/facts.ts';
import { lastChange } from '../data/fresh.ts';
import { correctionText, correctionWords } from '../figure/correction-words.ts';
import { correctionsIntro, freshnessNote, pictureAlt, sourcesNote, topLine } from '../story/page-words.ts';
import { STORY_ROW } from '../story/title.ts';
import type { StoryText } from './story-text.ts';

/** The top line, the notes at the foot and the corrections; where there is no story there is no page. */
export function aroundTheStory(data: Data, story: string): StoryText[] {
  if (!story) return [];
  return [
    pageText('top line', 'Top line of the page', topLine(data, story)),
    ...(data.rows.has(STORY_ROW) ? [pageText('picture', 'Alt text of the page’s picture', pictureAlt(data))] : []),
    pageText('freshness', 'Foot of the page: how fresh the data are', freshnessNote(data, story)),
    pageText('sources', 'Before the tables: how the sources were read', sourcesNote(data)),
    pageText('last change', 'Last change of the page, for search engines', formatDate(lastChange(data))),
    pageText('corrections', 'Corrections: first sentences', correctionsIntro(data)),
    ...corrections(data),
  ];
}

/** Every correction with its day and the figures that showed the value. */
function corrections(data: Data): StoryText[] {
  const titleOf = (id: string): string => fillTemplate(data, data.figures.get(id)?.value.title ?? id);
  return newestFirst(data.corrections).map((correction) => {
    const { date, row, column, figures } = correction;
    const shown = figures.length > 0 ? ` Shown in ${figures.map(titleOf).join(', ')}` : '';
    const text = `${formatDate(date)}: ${correctionText(correctionWords(data, correction))}${shown}`;
    return pageText(`correction ${date} ${row} ${column}`, `Correction of ${formatDate(date)}`, text);
  });
}

/** The words around the values are fixed, so the template is the same on both sides. */
function pageText(part: string, words: string, text: string): StoryText {
  return { place: { kind: 'page', part, words }, text, template: part, rows: [] };
}
