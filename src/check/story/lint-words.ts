/** Words, long quotations and long sentences that the story keeps out, in its text and in the texts of the data. */
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import { eachOnce, filePassages, PLACEHOLDER, render, storyPassages, type Passage } from './passages.ts';

const MOST_QUOTED = 6;
const LONGEST_SENTENCE = 35;

/** Words that colour or accuse, and what to write instead. */
export const AVOID: { words: RegExp; instead: string }[] = [
  { words: /\bmissing\b/gi, instead: 'recorded as absconders, or out of contact' },
  { words: /\bvanish(?:e[sd]|ing)?\b/gi, instead: 'out of contact' },
  { words: /\bon the run\b/gi, instead: 'out of contact' },
  { words: /\bat large\b/gi, instead: 'out of contact' },
  { words: /\bhiding\b/gi, instead: 'whereabouts not known to the Home Office' },
  { words: /\billegals\b/gi, instead: 'people without permission' },
  { words: /\billegal (?:im)?migrants?\b/gi, instead: 'people without permission' },
  { words: /\b(?:failed|bogus) asylum[ -]seekers?\b/gi, instead: 'refused asylum seekers' },
  { words: /\bforeign criminals?\b/gi, instead: 'foreign national offenders, then foreign offenders' },
  { words: /\bflood(?:s|ed|ing)?\b/gi, instead: 'a number' },
  { words: /\bwaves?\b/gi, instead: 'a number' },
  { words: /\binflux(?:es)?\b/gi, instead: 'a number' },
  { words: /\barm(?:y|ies)\b/gi, instead: 'a number' },
  { words: /\bswarm(?:s|ed|ing)?\b/gi, instead: 'a number' },
];

/** Where such a word stands in a term of the department or says nothing of people on the list. */
const ALLOWED: { phrase: RegExp; why: string }[] = [
  {
    phrase: /\bmissing children and vulnerable adults\b/gi,
    why: 'The group that the department left out of the 2020 count, by its own name: they are reported missing to the police.',
  },
];

interface Avoided {
  index: number;
  found: string;
  instead: string;
}

/** All the words in one pattern: most texts hold none, and are passed over quickly. */
const ANY_AVOIDED = new RegExp(AVOID.map(({ words }) => words.source).join('|'), 'i');

/** The words to avoid in a text, apart from the allowed phrases. */
export function findAvoided(text: string): Avoided[] {
  if (!ANY_AVOIDED.test(text)) return [];
  const rest = ALLOWED.reduce((all, { phrase }) => all.replace(phrase, (found) => ' '.repeat(found.length)), text);
  return AVOID.flatMap(({ words, instead }) =>
    [...rest.matchAll(words)].map(({ 0: found, index }) => ({ index, found, instead })),
  ).sort((a, b) => a.index - b.index);
}

/** All that is wrong with the words of the story, of its data and of its figures. */
export function lintWords(story: string, files: DataFile[]): Problem[] {
  const passages = [...storyPassages(story), ...filePassages(files, ['figures', 'datasets', 'facts'])];
  return passages.flatMap((passage) => [
    ...avoidedWords(passage),
    ...longQuotations(passage),
    ...longSentences(passage),
  ]);
}

function avoidedWords(passage: Passage): Problem[] {
  const { text, offsetAt } = render(passage, ({ kind, quoted, text: typed }) => {
    if (kind === 'ref') return PLACEHOLDER;
    return quoted ? ' '.repeat(typed.length) : typed;
  });
  const orQuote = passage.syntax === 'mdx' ? ', or put it into <Quote>…</Quote> with the name of who said it' : '';
  return eachOnce(
    passage,
    findAvoided(text).map(({ index, found, instead }) => ({
      found,
      offset: offsetAt(index),
      words: (shown) => `${shown} is a word that this story avoids.\nWrite “${instead}”${orQuote}.`,
    })),
  );
}

function longQuotations(passage: Passage): Problem[] {
  if (!passage.pieces.some(({ text, quoted }) => quoted || /[“‘"]/.test(text))) return [];
  const { text, offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'ref' ? PLACEHOLDER : typed));
  const marked = [...text.matchAll(/“([^”]*)|‘([^’]*)’|"([^"]*)"/g)].map((match) => ({
    index: match.index,
    words: match[1] ?? match[2] ?? match[3] ?? '',
  }));
  const declared = quotedRuns(passage).filter(({ words }) => !/[“"]/.test(words));
  return [
    ...marked.map(({ index, words }) => ({ offset: offsetAt(index), words })),
    ...declared.filter(({ start }) => !marked.some(({ index, words }) => within(index, words, start))),
  ].flatMap(({ offset, words }) => {
    const count = countWords(words);
    if (count <= MOST_QUOTED) return [];
    return [
      passage.problem(
        offset,
        `“${shorten(words)}” quotes ${count} words.\nQuote ${MOST_QUOTED} at most, and say the rest in our words.`,
      ),
    ];
  });
}

function within(index: number, words: string, at: number): boolean {
  return at >= index && at <= index + words.length + 1;
}

/** What stands inside <Quote>…</Quote>, each as one text. */
function quotedRuns(passage: Passage): { words: string; offset: number; start: number }[] {
  const runs: { words: string; offset: number; start: number }[] = [];
  let [open, start] = [false, 0];
  for (const { kind, text, offset, quoted } of passage.pieces) {
    const shown = kind === 'ref' ? PLACEHOLDER : text;
    if (quoted && !open) runs.push({ words: '', offset, start });
    const run = runs.at(-1);
    if (quoted && run) run.words += shown;
    open = quoted;
    start += shown.length;
  }
  return runs;
}

function longSentences(passage: Passage): Problem[] {
  if (passage.kind !== 'prose') return [];
  const { text, offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'ref' ? PLACEHOLDER : typed));
  return sentencesOf(text).flatMap(({ index, sentence }) => {
    const count = countWords(sentence);
    if (count <= LONGEST_SENTENCE) return [];
    return [
      passage.problem(
        offsetAt(index),
        `The sentence “${shorten(sentence)}” has ${count} words.\nSplit it: ${LONGEST_SENTENCE} words at most.`,
      ),
    ];
  });
}

/** The sentences of a paragraph, each with the index at which it starts. */
export function sentencesOf(text: string): { index: number; sentence: string }[] {
  const ends = [...text.matchAll(/[.!?…][”’"')*_]*\s+(?=[“‘"'(*_]*[\p{Lu}\p{N}□])/gu)].map(
    ({ 0: end, index }) => index + end.length,
  );
  return [0, ...ends].flatMap((start, which) => {
    const raw = text.slice(start, ends[which] ?? text.length);
    const sentence = raw.trim();
    return sentence ? [{ index: start + raw.indexOf(sentence), sentence }] : [];
  });
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}□]/u.test(word)).length;
}

/** The first words of a text, to name it in a message. */
export function shorten(text: string): string {
  const words = text.replaceAll(PLACEHOLDER, '…').split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ');
}
