import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/load.ts';

/** The row that the story is about. */
export const STORY_ROW = 'pool-2025-10';

/** What the story asks of its number. */
export const STORY_QUESTION = 'What one leaked number can and cannot tell us';

/** The title of the story, as citations and links give it. */
export function storyTitle(data: Data): string {
  return fillTemplate(data, `{${STORY_ROW}}: ${STORY_QUESTION.charAt(0).toLowerCase()}${STORY_QUESTION.slice(1)}`);
}
