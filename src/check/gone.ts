/** Rows that readers have seen and that are no longer there: one message each, with everything that follows from it. */
import type { Collected } from './collected.ts';
import { removalOf } from '../data/correction-log.ts';
import { correctionLine } from './data/check-corrections.ts';
import type { Problem, Wording } from './problems.ts';

/** Adds a message for every published row that is gone, and takes out those that only follow from it. */
export function withGoneRows(collected: Collected, problems: Problem[], today: string): Problem[] {
  const { data, broken, files } = collected;
  const file = files.get('data/corrections.json') ?? files.get('data/published.json');
  if (!file || broken.has('corrections') || broken.has('published')) return problems;
  const removals = [...(data.published ?? [])].flatMap(([id, values]) => {
    const removal = removalOf(data, { row: id, values }, today);
    return removal && !data.rows.has(id) && !broken.has(id) ? [removal] : [];
  });
  const isGone = ({ mistake }: Problem): boolean => removals.some(({ row }) => lacksRow(mistake, row));
  return [
    ...problems.filter((problem) => !isGone(problem)),
    ...removals.map((removal) => {
      const line = correctionLine(data, removal);
      return file.problem(['corrections'], { code: 'gone-row', name: removal.row, said: removal.said, line });
    }),
  ];
}

/** True where a mistake comes of a row that is not there. */
function lacksRow(mistake: Wording, id: string): boolean {
  if (mistake.code === 'broken-formula') return lacksRow(mistake.because, id);
  const isOfRow = mistake.code === 'not-drawn' || (mistake.code === 'unknown-name' && mistake.kind.startsWith('row'));
  return isOfRow && mistake.name === id;
}
