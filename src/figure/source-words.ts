/** What stands below a chart on the page and in its embed: from where its numbers are, and that they are in a table. */
import type { PreparedFigure } from '../data/prepare.ts';

export const TABLE_WORDS = 'See these numbers as a table';

/** "Sources:" and their names; "12 documents, each named on this chart’s page" where there are too many to name. */
export function sourceWords(sources: PreparedFigure['sources']): { label: string; items: string[] } {
  const items =
    typeof sources === 'number'
      ? [`${sources} documents, each named on this chart’s page`]
      : sources.map(({ name }) => name);
  return { label: items.length > 1 || typeof sources === 'number' ? 'Sources:' : 'Source:', items };
}
