/** What must stand beside a chart wherever words alone are shown: which number has which status, and from where. */
import type { PreparedFigure } from '../../data/prepare.ts';
import { sourceWords } from '../../figure/source-words.ts';

/** More numbers than this are no sentence any more. */
const MOST_NUMBERS = 5;

/** "55,974: published, as reported; 37,302: …"; where there are many numbers, or none, the statuses alone. */
export function numbersSentence({ numbers, statusLabels }: PreparedFigure): string {
  if (numbers && numbers.length <= MOST_NUMBERS)
    return numbers.map(({ value, statusWords }) => `${value}: ${inSentence(statusWords)}`).join('; ');
  return `Its numbers: ${statusLabels.map(({ words }) => inSentence(words)).join('; ')}`;
}

/** "Sources: The Gazette, 2025; The Bulletin, 2017", or how many there are. */
export function sourcesSentence({ sources }: PreparedFigure): string {
  const { label, items } = sourceWords(sources);
  const named = typeof sources === 'number' ? `${sources} documents, each beside its row` : items.join('; ');
  return `${label} ${named}`;
}

/** "Leaked · not confirmed by the ministry" → "leaked, not confirmed by the ministry" */
export function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1).replaceAll(' · ', ', ');
}
