/** Marks that statistics set beside a number, or in its place: "37,302 [p]", "[x]", "..". */

/** The shorthand that official statistics of the United Kingdom have in common. */
const SHORTHAND: Record<string, string> = {
  b: 'a break in the series',
  c: 'confidential',
  e: 'estimated',
  f: 'forecast',
  low: 'a low figure',
  ns: 'not statistically significant',
  p: 'provisional',
  r: 'revised',
  u: 'of low reliability',
  w: 'none recorded',
  x: 'not available',
  z: 'not applicable',
};
/** A letter alone beside a number may be a unit; only these two never are. */
const BESIDE = /^(.*\d)\s*(\[[^[\]\d]{1,20}\]|\[note \d+\]|\([a-z]{1,3}\)|\(\d\)|[pr]|[*†‡§¹²³]+)$/i;
const IN_PLACE = /^(\[[a-z]{1,3}\]|\.{2,3}|:|[-–—]|n\/a|\*)$/i;

/** A number parted from the mark beside it; undefined where there is none. */
export function partMark(text: string): { number: string; mark: string; meaning: string } | undefined {
  const [, number, mark] = BESIDE.exec(text) ?? [];
  if (number === undefined || mark === undefined) return undefined;
  return { number, mark, meaning: meaningOf(mark) ?? 'look it up in the source' };
}

/** What a mark says that stands where a number should be; undefined for anything else. */
export function missingWords(text: string): string | undefined {
  if (!IN_PLACE.test(text)) return undefined;
  const meaning = meaningOf(text);
  return meaning
    ? `“${text}” stands for a number that is ${meaning}.`
    : `“${text}” stands for a number that is not there, or for zero; the source says which.`;
}

function meaningOf(mark: string): string | undefined {
  return SHORTHAND[mark.replace(/[^a-z]/gi, '').toLowerCase()];
}
