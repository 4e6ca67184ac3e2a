/** Whose words they are: what somebody told one publisher is not cited to another as if it were theirs. */
import type { Data } from '../../data/data.ts';
import type { Problem } from '../problems.ts';
import type { Source } from '../../data/schema/schema.ts';
import { findTags } from '../../story/outline.ts';
import { sentencesIn, type Sentence } from './bearings.ts';
import { storyPassages, type Passage } from './passages.ts';

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
export function lintAttribution(data: Data, story: string): Problem[] {
  const cites = findTags(story).flatMap(({ name, attributes, start, end }): Cited[] => {
    const source = name === 'Cite' ? data.sources.get(attributes['source'] ?? '') : undefined;
    const offset = story.indexOf('>', start) + 1;
    return source ? [{ source, words: story.slice(offset, story.lastIndexOf('</', end - 1)), offset }] : [];
  });
  const publishers = [...data.sources.values()].flatMap(({ publisher, credits }) => [publisher, credits ?? publisher]);
  const names = [...new Set(publishers)].map((name) => ({ name, short: shortName(name) }));
  return storyPassages(story).flatMap((passage) =>
    passage.kind !== 'prose'
      ? []
      : sentencesIn(passage).flatMap((sentence) => {
          const cited = cites.filter(({ offset }) => offset >= sentence.start && offset < sentence.end);
          if (cited.length === 0) return [];
          const told = names.filter(({ short }) =>
            new RegExp(`\\b(?:${TO}) (?:the )?${short}\\b`, 'i').test(sentence.text),
          );
          const problems = cited.flatMap((cite) =>
            told.flatMap(({ name }) => toldElsewhere(passage, sentence, cite, name)),
          );
          return problems.length > 0 ? problems : cited.flatMap((cite) => unnamed(passage, sentence, cite));
        }),
  );
}

/** “Told LBC” with a link to what LBC took from the Telegraph; “told the Telegraph” that leads to LBC, with no word of it. */
function toldElsewhere(passage: Passage, { text }: Sentence, { source, words, offset }: Cited, to: string): Problem[] {
  const isOwn = shortName(source.publisher) === shortName(to);
  // A link elsewhere in the sentence may be about something else.
  const first = isOwn ? source.credits : names(words, to) ? to : undefined;
  if (first === undefined || (isOwn ? names(text, first) : RELAYS.test(text))) return [];
  const why = isOwn ? `relays a report of ${inText(first)}` : `is of ${inText(source.publisher)}`;
  return [
    passage.problem(
      offset,
      `The words were said to ${inText(to)}, the sentence says, but its source “${source.title}” ${why}.\nWrite “told ${inText(first)}, as ${inText(source.publisher)} relays”.`,
    ),
  ];
}

/** A publisher as the one who says it, where the report is another’s and the sentence does not name that one. */
function unnamed(passage: Passage, { text }: Sentence, { source, words, offset }: Cited): Problem[] {
  const { credits, publisher } = source;
  if (credits === undefined || shortName(words) !== shortName(publisher) || names(text, credits)) return [];
  return [
    passage.problem(
      offset,
      `The sentence gives this to ${publisher}, which relays ${inText(credits)} and may not be the first.\nName ${inText(credits)} too: “${inText(credits)}, as ${inText(publisher)} relays”.`,
      'warning',
    ),
  ];
}

/** "The Daily Telegraph" → "telegraph": as texts call a paper. */
function shortName(publisher: string): string {
  return publisher
    .trim()
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/^daily (?!mail)/, '')
    .replace(/[^\p{L}\p{N} ]/gu, '.');
}

function names(text: string, publisher: string): boolean {
  return new RegExp(`\\b${shortName(publisher)}\\b`, 'i').test(text);
}

/** "The Daily Telegraph" → "the Daily Telegraph" */
function inText(publisher: string): string {
  return publisher.replace(/^The /, 'the ');
}
