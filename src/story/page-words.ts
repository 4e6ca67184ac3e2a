/** What the page says around its scenes, computed from the data and the story: the page prints it, a comparison follows it. */
import { formatDate, formatNumber } from '../charts/format.ts';
import type { Data } from '../data/data.ts';
import { fillTemplate, resolveFact } from '../data/facts.ts';
import { lastRead, newestDate } from '../data/freshness.ts';
import type { Source } from '../data/schema/schema.ts';
import { statusWords } from '../data/status-words.ts';
import { countWords, readingAge, shownFigures } from './outline.ts';

/** The title as a template, for the tools that follow its number to the data. */
export function titleTemplate({ story: { number, question } }: Pick<Data, 'story'>): string {
  return `{${number}}: ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
}

/** As citations and links give it. */
export function storyTitle(data: Data): string {
  return fillTemplate(data, titleTemplate(data));
}

/** What the page says of itself where a link to it is shown. */
export function storyDescription(data: Data): string {
  return fillTemplate(data, data.story.description);
}

/** Under the title: how far the data reach and how long the story is. */
export function topLine(data: Data, story: string): string {
  const count = countWords(story);
  // At 220 words a minute, each bound number one of them.
  const minutes = Math.max(1, Math.round(count / 220));
  const words = `${formatNumber(count)} words, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const charts = new Set(shownFigures(story).map(({ figure }) => figure)).size;
  return `Data to ${formatDate(newestDate(data))} · ${words} · ${charts} charts`;
}

/** At the foot: how fresh the data are and how easy the text is to read. */
export function freshnessNote(data: Data, story: string): string {
  return `Every number here is computed from a row with its source; the page of all numbers shows them. Facts were gathered from public pages and their copies, last read on ${formatDate(lastRead(data))}; the newest fact is of ${formatDate(newestDate(data))}. The text reads at an age of about ${readingAge(story)} (Flesch–Kincaid).`;
}

/** How the sources were read: a report of a document is not the document. */
export function sourcesNote({ sources }: Data): string {
  const read = (how: Source['read']): number => [...sources.values()].filter((source) => source.read === how).length;
  return `Of ${sources.size} sources, ${read('document')} were read as the document itself, ${read('copy')} in a named copy of it, and ${read('report')} in reports of others.`;
}

/** What the picture says that stands for the page where a link to it is shown. */
export function pictureAlt(data: Data): string {
  const { text, status } = resolveFact(data, data.story.number);
  return `The number ${text} in outline. ${statusWords(data, status)}.`;
}

/** Before the list of corrections, or instead of it. */
export function correctionsIntro({ corrections }: Data): string {
  return corrections.length === 0
    ? 'None since the first publication. When a number, a date or a status that we published turns out to be wrong, it is listed here with the day, what it said, what it says now, and why.'
    : 'Every number, date or status that we published and had to change, the newest first.';
}
