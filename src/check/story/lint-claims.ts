/** What the story must never claim, as far as a text can show it; the reasons stand in each message. */
import { formatNumber } from '../../charts/format.ts';
import { cellValue, resolveFact } from '../../data/facts.ts';
import type { Data } from '../../data/data.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import { findTags } from '../../story/outline.ts';
import { sentencesOf, shorten } from './lint-words.ts';
import { eachOnce, filePassages, PLACEHOLDER, render, storyPassages, type Finding, type Passage } from './passages.ts';

/** Every claim on the story's list of nevers, in its text and in the texts of the data. */
export function lintClaims(data: Data, story: string, files: DataFile[]): Problem[] {
  const passages = [...storyPassages(story), ...filePassages(files, ['figures', 'datasets', 'facts'])];
  const aboutCounts = titlesAboutCounts(data, story);
  const wrong = claims(data);
  const any = wrong.length > 0 ? new RegExp(wrong.map((claim) => claim.wrong.source).join('|'), 'i') : undefined;
  return passages.flatMap((passage) => [
    ...falseClaims(data, passage, wrong, any),
    ...(passage.kind === 'title' && aboutCounts(passage) ? directions(data, passage) : []),
  ]);
}

interface Claim {
  wrong: RegExp;
  /** Where the text may say so after all. */
  unless?: (passage: Passage, sentence: string, quoted: boolean) => boolean;
  message: string;
}

/** The scene, the figure and the rows that show how headlines rounded. */
const isAboutHeadlines = ({ owner }: Passage): boolean =>
  /^(?:scene headlines$|(?:figures|datasets)\/headline)/.test(owner);

function claims(data: Data): Claim[] {
  const [pool, offenders] = [numberOf(data, 'pool-2025-10'), numberOf(data, 'fno-2025-10')];
  // Without the two numbers there is nothing to look for, and their rows are reported already.
  if (pool === undefined || offenders === undefined) return [];
  return [
    {
      wrong: numberPattern(pool + offenders),
      message: `This is the sum of the two leaked numbers.\nNever write a total of ${formatNumber(pool)} and ${formatNumber(offenders)}: whether one is inside the other is not known.`,
    },
    {
      wrong: /(?<![\d,])60[,.\s]?000(?!\d)|\b60k\b|\bsixty thousand\b/gi,
      unless: (passage, _, quoted) => quoted || isAboutHeadlines(passage),
      message:
        '60,000 is how headlines rounded the inspector’s count.\nGive the count itself, or show the rounding in the scene “headlines” or inside <Quote>…</Quote>.',
    },
    {
      wrong: /(?<![\d,.])747(?!\d|,\d)/g,
      message: '747 is derived from one chain of reports and is not used.\nLeave it out.',
    },
    {
      wrong: new RegExp(`(?<![\\d,])${formatNumber(offenders)}\\b[^.]{0,40}\\b760\\b`, 'g'),
      message:
        'The offender counts do not all lie in this range: one chain of reports says otherwise.\nName the counts one by one.',
    },
    {
      wrong:
        /\bno (?:exits?|departures?)\b[^.]{0,40}\bpublished\b|\b(?:exits?|departures?) (?:are|were|is) never published\b/gi,
      message: 'One report gives offenders located per year.\nSay which exits we found no figures for.',
    },
    {
      wrong: /\bmost (?:outlets?|papers|newspapers|media|reports)\b[^.]{0,60}\b(?:on top|inside)\b/gi,
      message:
        'Reports differ on whether the offenders stand on top or inside, and the sheet is unpublished.\nSay which report says what.',
    },
    {
      wrong: /\bcumulative(?:ly)?\b/gi,
      // To ask whether it is cumulative is not to say so.
      unless: (_, sentence) => /\bthe Guardian reported\b|\bwhether\b/i.test(sentence),
      message:
        'That the count is cumulative rests on one report.\nSay in the same sentence that “the Guardian reported” it.',
    },
  ];
}

function numberOf(data: Data, row: string): number | undefined {
  try {
    return cellValue(data, row);
  } catch {
    return undefined;
  }
}

/** A number as anybody may type it: with a comma, a point, a space or nothing between the thousands. */
function numberPattern(value: number): RegExp {
  return new RegExp(`(?<![\\d,.])${formatNumber(value).replaceAll(',', '[,.\\s]?')}(?![\\d]|,\\d)`, 'g');
}

/** Claims are looked for in the text as readers get it, with every reference filled in. */
function falseClaims(data: Data, passage: Passage, all: Claim[], any: RegExp | undefined): Problem[] {
  const { text, offsetAt, quotedAt } = render(passage, ({ kind, text: typed }) =>
    kind === 'ref' ? filled(data, typed) : typed,
  );
  // Most texts claim nothing of the kind, and are passed over quickly.
  if (!any?.test(text)) return [];
  const sentences = sentencesOf(text);
  const found = all.flatMap(({ wrong, unless, message }) =>
    [...text.matchAll(wrong)].flatMap(({ 0: words, index }): Finding[] => {
      const sentence = sentences.findLast((each) => each.index <= index)?.sentence ?? text;
      if (unless?.(passage, sentence, quotedAt(index))) return [];
      return [{ found: shorten(words), offset: offsetAt(index), words: (shown) => `${shown}: ${message}` }];
    }),
  );
  return eachOnce(passage, found);
}

function filled(data: Data, ref: string): string {
  try {
    return resolveFact(data, ref).text;
  } catch {
    return PLACEHOLDER;
  }
}

/** Words and signs that set one count against another. */
export const DIRECTION =
  /\b(?:rose|risen|ris(?:e|es|ing)|fell|fallen|fall(?:s|ing)?|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|gr[eo]w(?:s|n|ing|th)?|shrank|shrunk|shrink(?:s|ing)?|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|plung(?:e[sd]?|ing)|jump(?:s|ed|ing)?|doubl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|up(?! to\b)|down|per ?cent)\b|%/gi;

/** The three counts rest on three bases, so no title may set one against another. */
function directions(data: Data, passage: Passage): Problem[] {
  const { text, offsetAt } = render(passage, ({ kind, text: typed }) => (kind === 'ref' ? filled(data, typed) : typed));
  return [...text.matchAll(DIRECTION)].map(({ 0: found, index }) =>
    passage.problem(
      offsetAt(index),
      `“${found}” in a title sets counts against each other that rest on three bases.\nSay what the counts are; a comparison belongs in the text, with the bases beside it.`,
    ),
  );
}

/** Tells titles of the absconder counts: by their figure, by the figures of their scene, or by what they refer to. */
function titlesAboutCounts(data: Data, story: string): (passage: Passage) => boolean {
  const owners = new Set(['datasets/pool-counts']);
  const draws = (figure: string): boolean => data.figures.get(figure)?.value.dataset === 'pool-counts';
  for (const figure of data.figures.keys()) if (draws(figure)) owners.add(`figures/${figure}`);
  let scene = '';
  for (const { name, attributes } of findTags(story)) {
    if (name === 'Scene') scene = attributes['id'] ?? '';
    const shown = name === 'Figure' ? [attributes['id'] ?? ''] : (attributes['figures'] ?? '').split(' ');
    if (shown.some(draws)) owners.add(`scene ${scene}`);
  }
  const isCount = (row: string): boolean => data.rows.get(row)?.dataset.id === 'pool-counts';
  const refersToCount = ({ kind, text }: Passage['pieces'][number]): boolean => {
    if (kind !== 'ref') return false;
    try {
      const { rows } = resolveFact(data, text);
      return rows.length > 0 && rows.every(isCount);
    } catch {
      return false;
    }
  };
  return (passage) => owners.has(passage.owner) || passage.pieces.some(refersToCount);
}
