/** What to say of a name that is unknown. */
import { MOST_LISTED, type Candidates } from '../../data/mistakes/suggest.ts';

/** "Did you mean" for a name that is nearly right, else what else to do, else the known names. */
export function didYouMean({ near, known, count }: Candidates, otherwise?: string): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  return (
    otherwise ??
    (count <= MOST_LISTED ? `Known: ${known.join(', ')}.` : `There are ${count} others; check the spelling.`)
  );
}
