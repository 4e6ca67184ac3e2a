/** What to say of a name that is unknown. */
import { MOST_LISTED, type Candidates } from '../../data/mistakes/suggest.ts';

/** "Did you mean" for a name that is nearly right, else what else to do, else the known names. */
export function didYouMean({ near, others, known, count }: Candidates, otherwise?: string): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (others.length > 0) {
    const named = others.map((name) => `"${name}"`);
    const alike = `With other numbers there ${named.length === 1 ? 'is' : 'are'} ${named.join(', ')}: take one only if it is what you mean.`;
    return otherwise ? `${otherwise} ${alike}` : alike;
  }
  if (otherwise) return otherwise;
  return count <= MOST_LISTED ? `Known: ${known.join(', ')}.` : `There are ${count} others; check the spelling.`;
}
