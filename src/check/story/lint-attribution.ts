/** Whose words they are: what a source took from another publisher is not given to its own alone. */
import { render, withDates } from './passages.ts';
import type { Finding, Lint } from './reading.ts';
import { sentencesIn } from './sentences.ts';

/** The verbs with which somebody speaks to a publisher. */
const TO =
  '(?:told|said to|says to|spoke to|speaking to|in an interview with|wrote in|wrote for|writing in|writing for)';

/** Every link of the story that names the publisher who relays, in a sentence that does not name the first. */
export const lintAttribution: Lint =
  ({ data }) =>
  (passage) => {
    if (passage.kind !== 'prose') return [];
    return sentencesIn(passage).flatMap(({ text, pieces }) => {
      const tags = new Set(pieces.flatMap(({ within }) => within.filter(({ name }) => name === 'Cite')));
      return [...tags].flatMap((tag): Finding[] => {
        const own = pieces.filter(({ within }) => within.includes(tag));
        const { credits, publisher = '', title = '' } = data.sources.get(tag.attributes['source'] ?? '') ?? {};
        const words = render({ pieces: own }, withDates).text;
        const isGiven = new RegExp(`^(?:${TO} )?(?:the )?${shortName(publisher)}$`, 'i').test(words.trim());
        if (credits === undefined || !isGiven || new RegExp(`\\b${shortName(credits)}\\b`, 'i').test(text)) return [];
        const first = credits.replace(/^The /, 'the ');
        return [{ offset: own[0]?.offset ?? 0, code: 'said-elsewhere', source: title, publisher, first }];
      });
    });
  };

/** "The Daily Times" → "times": as texts call a paper. Names of four letters, such as Mail, are words by themselves. */
function shortName(publisher: string): string {
  const name = publisher.trim().toLowerCase();
  return name
    .replace(/^the /, '')
    .replace(/^daily (?=\w{5})/, '')
    .replace(/[^\p{L}\p{N} ]/gu, '.');
}
