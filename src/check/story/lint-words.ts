/** Long quotations and long sentences, in the story and in the texts of the data. */
import { type Finding, isQuoted, type Lint, type Passage, PLACEHOLDER, render, withDates } from './passages.ts';
import { sentencesIn } from './sentences.ts';

/** Sentences of the story with more words than the rules allow. */
export const lintSentences: Lint =
  ({ rules: { sentence: most } }) =>
  (passage) =>
    passage.kind !== 'prose'
      ? []
      : sentencesIn(passage).flatMap((sentence): Finding[] => {
          const words = render(sentence, withDates).text;
          const count = countWords(words);
          if (count <= most) return [];
          return [{ offset: sentence.offsetAt(0), code: 'long-sentence', words, count, most }];
        });

/** Quotations with more words than the rules allow, in quotation marks or declared. */
export const lintQuotations: Lint =
  ({ rules: { quotation: most } }) =>
  (passage) => {
    if (!passage.pieces.some((piece) => isQuoted(piece) || /[“‘"]/.test(piece.text))) return [];
    const { text, offsetAt } = render(passage, withDates);
    const marked = [...text.matchAll(/“([^”]*)|‘([^’]*)’|"([^"]*)"/g)].map((match) => ({
      index: match.index,
      words: match[1] ?? match[2] ?? match[3] ?? '',
    }));
    const declared = quotedRuns(passage).filter(
      ({ index: at, words }) =>
        !/[“"]/.test(words) && !marked.some(({ index, words: { length } }) => at >= index && at <= index + length + 1),
    );
    return [...marked, ...declared].flatMap(({ index, words }): Finding[] => {
      const count = countWords(words);
      return count > most ? [{ offset: offsetAt(index), code: 'long-quotation', words, count, most }] : [];
    });
  };

/** What stands inside each <Quote>…</Quote>, as one text. */
function quotedRuns({ pieces }: Passage): { words: string; index: number }[] {
  const runs = Map.groupBy(pieces.filter(isQuoted), ({ within }) => within.find(({ name }) => name === 'Quote'));
  return [...runs.values()].map((run) => ({
    words: render({ pieces: run }, withDates).text,
    index: render({ pieces: pieces.slice(0, run[0] && pieces.indexOf(run[0])) }, withDates).text.length,
  }));
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word) || word.includes(PLACEHOLDER)).length;
}
