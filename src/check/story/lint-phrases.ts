/** What the rules of the story keep out: words to avoid, claims never to make, and titles that set apart counts against each other. */
import { findFact } from '../../data/facts.ts';
import { shownFigures } from '../../story/outline.ts';
import { isQuoted, render, type Passage, type Piece } from './passages.ts';
import { bansOf, findBanned } from './phrases.ts';
import { asRead, type Finding, type Lint } from './reading.ts';
import { sentencesOf } from './sentences.ts';

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
      if ((ban.mayBeQuoted && piece && isQuoted(piece)) || ban.in.includes(owner)) return [];
      if (ban.unless && sentence.search(ban.unless) >= 0) return [];
      const { why, instead } = ban.rule;
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
