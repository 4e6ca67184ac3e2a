/** A number that rests on one report is given as such: the paragraph that gives it says so. */
import type { Collected } from '../collected.ts';
import type { Problem } from '../problems.ts';
import { PLACEHOLDER, render, storyPassages } from './passages.ts';

/** "one report", "one newspaper", "from one chain of reports", "single reports", "according to one", "another". */
const SAYS_SO =
  /\b(?:one|single|another|a)\s+(?:\S+\s+)?(?:reports?|newspapers?|papers?|chain)\b|\baccording to (?:one|another|a)\b|\bone of the papers\b/i;

/** Charts and tables say it by themselves; in the story the words must. Leaked numbers are said to be leaked instead. */
export function lintReports({ data, broken }: Pick<Collected, 'data' | 'broken'>, story: string): Problem[] {
  return storyPassages(story).flatMap((passage) => {
    if (passage.kind !== 'prose') return [];
    const { text } = render(passage, ({ kind, text: typed }) => (kind === 'ref' ? PLACEHOLDER : typed));
    if (SAYS_SO.test(text)) return [];
    return passage.pieces.flatMap(({ kind, text: reference, offset }) => {
      const [id = '', column = 'value'] = reference.split('|')[0]?.split('.') ?? [];
      const found = kind === 'ref' ? data.rows.get(id) : undefined;
      const isCount = found?.dataset.columns.some(({ name, type }) => name === column && type === 'count');
      if (
        !found ||
        broken.has(id) ||
        !isCount ||
        found.row.confidence !== 'one-report' ||
        found.row.status === 'leaked'
      )
        return [];
      return [
        passage.problem(
          offset,
          `The row "${id}" rests on one report, and the paragraph does not say so.\nSay it beside the number: “one report”, “one newspaper”, “according to one report”.`,
        ),
      ];
    });
  });
}
