/** The title of the story: its number, and what it asks of it. */
import type { Data } from '../data/data.ts';
import { fillTemplate } from '../data/facts.ts';

/** As a template, for the tools that follow its number to the data. */
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
