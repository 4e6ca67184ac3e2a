/** A number that rests on one report is given as such: the paragraph that gives it says so. */
import { render, withDates } from './passages.ts';
import type { Finding, Lint } from './reading.ts';

/** "one report", "one newspaper", "from one chain of reports", "single reports", "according to one", "another". */
const SAYS_SO =
  /\b(?:one|single|another|a)\s+(?:\S+\s+)?(?:reports?|newspapers?|papers?|chain)\b|\baccording to (?:one|another|a)\b|\bone of the papers\b/i;

/** Charts and tables say it by themselves; in the story the words must. Leaked numbers are said to be leaked instead. */
export const lintReports: Lint =
  ({ data, broken }) =>
  (passage) => {
    if (passage.kind !== 'prose' || SAYS_SO.test(render(passage, withDates).text)) return [];
    return passage.pieces.flatMap(({ kind, text, offset }): Finding[] => {
      const [row = '', column = 'value'] = text.split('|')[0]?.split('.') ?? [];
      const found = kind === 'ref' && !broken.has(row) ? data.rows.get(row) : undefined;
      const isCount = found?.dataset.columns.some(({ name, type }) => name === column && type === 'count');
      if (!isCount || found?.row.confidence !== 'one-report' || found.row.status === 'leaked') return [];
      return [{ offset, code: 'one-report-unsaid', row }];
    });
  };
