/** Whose words they are: what somebody told one publisher is not cited to another as if it were theirs. */
import type { Source } from '../../data/schema/schema.ts';
import { render, withDates } from './passages.ts';
import type { Finding, Lint, Reading } from './reading.ts';
import { sentencesIn, type Sentence } from './sentences.ts';

/** The verbs with which somebody speaks to a publisher. */
const TO = 'told|said to|says to|spoke to|speaking to|in an interview with|wrote in|wrote for|writing in|writing for';
/** How a text says that a report is not the first. */
const RELAYS = /\b(?:relay|report|repeat|quot|credit|copie|copy)\w*|\baccording to\b/i;

/** A source that a sentence cites, and the words that lead to it. */
interface Cited {
  source: Source;
  words: string;
  offset: number;
}

/** Every statement of the story that its link gives to the wrong publisher. */
export const lintAttribution: Lint = (reading) => {
  const publishers = [...reading.data.sources.values()].flatMap(({ publisher, credits }) => [publisher, credits ?? []]);
  const all = [...new Set(publishers.flat())];
  return (passage) => {
    if (passage.kind !== 'prose') return [];
    return sentencesIn(passage).flatMap((sentence) => {
      const cited = citedIn(reading, sentence);
      if (cited.length === 0) return [];
      const told = all.filter((name) =>
        new RegExp(`\\b(?:${TO}) (?:the )?${shortName(name)}\\b`, 'i').test(sentence.text),
      );
      const wrong = cited.flatMap((cite) => told.flatMap((name) => toldElsewhere(sentence, cite, name)));
      return wrong.length > 0 ? wrong : cited.flatMap((cite) => unnamed(sentence, cite));
    });
  };
};

function citedIn({ data }: Reading, { pieces }: Sentence): Cited[] {
  const tags = new Set(pieces.flatMap(({ within }) => within.filter(({ name }) => name === 'Cite')));
  return [...tags].flatMap((tag) => {
    const own = pieces.filter(({ within }) => within.includes(tag));
    const source = data.sources.get(tag.attributes['source'] ?? '');
    return source ? [{ source, words: render({ pieces: own }, withDates).text, offset: own[0]?.offset ?? 0 }] : [];
  });
}

/** “Told A” with a link to what A took from B; “told B” that leads to A, with no word of it. */
function toldElsewhere({ text }: Sentence, { source, words, offset }: Cited, to: string): Finding[] {
  const isRelayed = shortName(source.publisher) === shortName(to);
  // A link elsewhere in the sentence may be about something else.
  const first = isRelayed ? source.credits : names(words, to) ? to : undefined;
  if (first === undefined || (isRelayed ? names(text, first) : RELAYS.test(text))) return [];
  const { title, publisher } = source;
  const called = { to: inText(to), first: inText(first), publisher: inText(publisher) };
  return [{ offset, code: 'said-elsewhere', ...called, source: title, isRelayed }];
}

/** A publisher as the one who says it, where the report is another’s and the sentence does not name that one. */
function unnamed({ text }: Sentence, { source: { credits, publisher }, words, offset }: Cited): Finding[] {
  if (credits === undefined || shortName(words) !== shortName(publisher) || names(text, credits)) return [];
  return [{ offset, code: 'first-unnamed', publisher: inText(publisher), first: inText(credits) }];
}

/** "The Daily Times" → "times": as texts call a paper. Names of four letters, such as Mail, are words by themselves. */
function shortName(publisher: string): string {
  return publisher
    .trim()
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/^daily (?=\w{5})/, '')
    .replace(/[^\p{L}\p{N} ]/gu, '.');
}

function names(text: string, publisher: string): boolean {
  return new RegExp(`\\b${shortName(publisher)}\\b`, 'i').test(text);
}

/** "The Daily Times" → "the Daily Times" */
function inText(publisher: string): string {
  return publisher.replace(/^The /, 'the ');
}
