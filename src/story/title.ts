import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/data.ts';

/** The row that the story is about. */
export const STORY_ROW = 'pool-2025-10';

/** What the story asks of its number. */
export const STORY_QUESTION = 'What one leaked number can and cannot tell us';

/** As a template, for the tools that follow its number to the data. */
export const STORY_TITLE = `{${STORY_ROW}}: ${STORY_QUESTION.charAt(0).toLowerCase()}${STORY_QUESTION.slice(1)}`;

/** The heading below its number. */
export const STORY_HEADLINE = 'What a leaked count of absconders can and cannot show';

/** What a reader asks on seeing the number; as a template, like the title. */
export const STORY_STANDFIRST = 'An MP was given a sheet of Home Office figures. Can anybody check them?';

/** As a template, like the title: it opens the short version at the top, and is what search engines and links quote. */
export const STORY_DESCRIPTION = `A leaked Home Office sheet gives {${STORY_ROW}} recorded absconders for {${STORY_ROW}.date}. It is unpublished and unconfirmed; the department says that it holds figures, not checked to a standard fit for publication.`;

/** The title of the story, as citations and links give it. */
export function storyTitle(data: Data): string {
  return fillTemplate(data, STORY_TITLE);
}

/** What the page says of itself where a link to it is shown. */
export function storyDescription(data: Data): string {
  return fillTemplate(data, STORY_DESCRIPTION);
}
