/** What the rules of the story keep out: words to avoid, claims never to make, titles that set apart counts against each other, long quotations and sentences. */
import { formatNumber } from '../../charts/format.ts';
import type { Data } from '../../data/data.ts';
import { cellValue, findFact } from '../../data/facts.ts';
import type { Rules } from '../../data/schema/schema.ts';
import { shownFigures } from '../../story/outline.ts';
import {
  asRead,
  type Finding,
  isQuoted,
  type Lint,
  type Passage,
  type Piece,
  PLACEHOLDER,
  render,
  withDates,
} from './passages.ts';
import { sentencesIn, sentencesOf } from './sentences.ts';

/** Every such word and claim, in the text as readers get it. */
export const lintPhrases: Lint = ({ data, rules }) => {
  const bans = bansOf(data, rules);
  const any = new RegExp(bans.map(({ wrong }) => wrong.source).join('|') || '(?!)', 'i');
  return (passage) => {
    const { text, offsetAt, pieceAt } = render(passage, asRead(data));
    // Most texts hold nothing of the kind, and are passed over quickly.
    if (!any.test(text)) return [];
    const owner = passage.owner.split(/[ /]/).at(-1) ?? '';
    return findBanned(bans, text).flatMap(({ index, found, ban }): Finding[] => {
      const piece = pieceAt(index);
      const sentence = sentencesOf(text).findLast((each) => each.index <= index)?.sentence ?? text;
      const { quoted, in: owners = [], why, instead } = ban.rule;
      if ((quoted && piece && isQuoted(piece)) || owners.includes(owner)) return [];
      if (ban.unless && sentence.search(ban.unless) >= 0) return [];
      if (why !== undefined) return [{ offset: offsetAt(index), code: 'never-said', found, why, instead }];
      // A word that a row brings along is reported at the row.
      if (piece?.kind === 'ref') return [];
      return [{ offset: offsetAt(index), code: 'avoided-word', found, instead }];
    });
  };
};

/** Words and signs that set one count against another. */
export const DIRECTION =
  /\b(?:rose|risen|ris(?:e|es|ing)|fell|fallen|fall(?:s|ing)?|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|gr[eo]w(?:s|n|ing|th)?|shrank|shrunk|shrink(?:s|ing)?|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|plung(?:e[sd]?|ing)|jump(?:s|ed|ing)?|doubl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|up(?! to\b)|down|per ?cent)\b|%/gi;

/** Titles with such a word that are about a table whose rows stand apart: by their figure, their scene, or what they refer to. */
export const lintTitles: Lint = ({ data, story, rules: { apart } }) => {
  const draws = (figure: string, dataset: string): boolean => data.figures.get(figure)?.value.dataset === dataset;
  const owners = apart.map(({ dataset }) => [
    `datasets/${dataset}`,
    ...[...data.figures.keys()].filter((id) => draws(id, dataset)).map((id) => `figures/${id}`),
    ...shownFigures(story).flatMap(({ figure, scene }) => (draws(figure, dataset) ? `scene ${scene}` : [])),
  ]);
  const refersTo = ({ kind, text }: Piece, dataset: string): boolean => {
    const rows = (kind === 'ref' && findFact(data, text)?.rows) || [];
    return rows.length > 0 && rows.every((id) => data.rows.get(id)?.dataset.id === dataset);
  };
  const isAbout = ({ owner, pieces }: Passage, which: number, dataset: string): boolean =>
    owners[which]?.includes(owner) || pieces.some((piece) => refersTo(piece, dataset));
  return (passage) =>
    apart.flatMap(({ dataset, why, instead }, which) => {
      if (passage.kind !== 'title' || !isAbout(passage, which, dataset)) return [];
      const { text, offsetAt } = render(passage, asRead(data));
      return [...text.matchAll(DIRECTION)].map(({ 0: found, index }): Finding => {
        return { offset: offsetAt(index), code: 'set-apart', found, why, instead };
      });
    });
};

/** Between the words of a claim and those that complete it, in one sentence. */
const GAP = '[^.]{0,60}';

/** What the story keeps out. Words to avoid may be quoted and are told without a reason; a claim has one, and conditions. */
type Rule = Rules['avoid'][number] & Partial<Rules['never'][number]>;
type Ban = ReturnType<typeof bansOf>[number];

/** What of the rules can be looked for in a text; a rule whose row is not there has nothing to look for. */
export function bansOf(data: Data, { avoid, never }: Pick<Rules, 'avoid' | 'never'>) {
  const claims = never.map((rule): Rule => {
    const words = rule.words ?? sumOf(data, rule.sum ?? []);
    return { ...rule, words: words.flatMap((each) => filled(data, each) ?? []) };
  });
  const rules: Rule[] = [...avoid.map((rule) => ({ quoted: true, ...rule })), ...claims];
  return rules
    .filter(({ words }) => words.length > 0)
    .map((rule) => ({
      wrong: rule.then ? new RegExp(anyOf(rule.words).source + GAP + anyOf(rule.then).source, 'gi') : anyOf(rule.words),
      /** Phrases that hold the words and may stand. */
      except: rule.except && anyOf(rule.except),
      /** What makes it right in the same sentence. */
      unless: rule.unless && anyOf(rule.unless),
      rule,
    }));
}

/** Every place of a text where one of them stands. */
export function findBanned(bans: Ban[], text: string): { index: number; found: string; ban: Ban }[] {
  const all = bans.flatMap((ban) => {
    const rest = ban.except ? text.replace(ban.except, blank) : text;
    return [...rest.matchAll(ban.wrong)].map(({ 0: found, index }) => ({ index, found, ban }));
  });
  return all.sort((a, b) => a.index - b.index);
}

/** Any of these words or numbers, in capitals or not. */
export function anyOf(words: string[]): RegExp {
  return new RegExp(`(?:${words.map(patternOf).join('|')})`, 'gi');
}

/** As many spaces: what is left out of a search must not move what follows. */
export function blank(found: string): string {
  return ' '.repeat(found.length);
}

/** A number with a comma, a point, a space or nothing between its thousands; words with a space or a hyphen between them. */
function patternOf(words: string): string {
  if (/^\d[\d,]*$/.test(words)) return `(?<![\\d,.])${words.replaceAll(',', '[,.\\s]?')}(?!\\d|,\\d)`;
  const plain = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
  return `(?<!\\w)${plain}(?!\\w)`;
}

function filled(data: Data, words: string): string | undefined {
  const facts = [...words.matchAll(/\{([^{}]*)\}/g)].map(([all, id = '']) => [all, findFact(data, id)?.text] as const);
  if (facts.some(([, text]) => text === undefined)) return undefined;
  return facts.reduce((rest, [all, text = '']) => rest.replace(all, text), words);
}

function sumOf(data: Data, rows: string[]): string[] {
  if (rows.some((id) => findFact(data, id)?.kind !== 'number')) return [];
  return [formatNumber(rows.reduce((sum, id) => sum + cellValue(data, id), 0))];
}

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
    const marked = [...text.matchAll(/“([^”]*)|‘([^’]*)’|"([^"]*)"/g)].map(({ index, ...parts }) => ({
      index,
      words: parts[1] ?? parts[2] ?? parts[3] ?? '',
    }));
    // Words in marks are found by them.
    const declared = quotedRuns(passage).filter(
      ({ index, words }) => !/[“"]/.test(words) && !/[“"]/.test(text[index - 1] ?? ''),
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
