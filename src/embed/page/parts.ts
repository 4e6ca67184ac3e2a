/** The words of an embed: the page prints them, and the height is computed from them. */
export const WORDS = {
  source: 'Source:',
  sources: 'Sources:',
  table: 'See these numbers as a table',
  story: 'Read this chart in its story',
  live: 'See the newest version',
} as const;

/** "12 documents, each named on this chart’s page" */
export function countedSources(count: number): string {
  return `${count} documents, each named on this chart’s page`;
}

/** What a pinned copy says of itself. */
export function pinnedWords(date: string): string {
  return `This is the version of ${date}. There may be newer data.`;
}
