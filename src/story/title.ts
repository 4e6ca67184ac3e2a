import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';

/** The row that the story is about. */
export const STORY_ROW = 'pool-2025-10';

/** What the story asks of its number. */
export const STORY_QUESTION = 'What one leaked number can and cannot tell us';

/** As a template, for the tools that follow its number to the data. */
export const STORY_TITLE = `{${STORY_ROW}}: ${STORY_QUESTION.charAt(0).toLowerCase()}${STORY_QUESTION.slice(1)}`;

/** As a template, like the title. */
export const STORY_DESCRIPTION = `A leaked Home Office sheet says {${STORY_ROW}} people are out of contact. The department has not confirmed it. What can be checked, and what cannot.`;

/** The title of the story, as citations and links give it. */
export function storyTitle(data: Data): string {
  return fillTemplate(data, STORY_TITLE);
}

/** What the page says of itself where a link to it is shown. */
export function storyDescription(data: Data): string {
  return fillTemplate(data, STORY_DESCRIPTION);
}
