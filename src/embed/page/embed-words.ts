/** The words of an embed alone: the page prints them, and the height is computed from them. */

export const STORY_WORDS = 'Read this chart in its story';
export const LIVE_WORDS = 'See the newest version';

/** What a pinned copy says of itself. */
export function pinnedWords(date: string): string {
  return `This is the version of ${date}. There may be newer data.`;
}
