/** Numbers as spreadsheets and people write them, and the marks that statistics set beside a number or in its place. */
import { formatNumber } from '../../charts/format.ts';
import { readDigits, ungrouped } from '../../check/words/read-typed.ts';

interface TakenNumber {
  value: number | string;
  said?: string;
}

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

/** Reads one number, without the mark beside it. Text that is none stays as it is, so that the check can say what is wrong with it. */
export function readNumber(typed: string, whole: boolean): TakenNumber {
  if (IN_PLACE.test(typed)) {
    const meaning = meaningOf(typed) ?? 'not there, or for zero; the source says which';
    return { value: typed, said: `“${typed}” stands for a number that is ${meaning}.` };
  }
  const [, number, mark = ''] = BESIDE.exec(typed) ?? [];
  const taken = readBare(number ?? typed, whole);
  if (number === undefined || typeof taken.value !== 'number') return readBare(typed, whole);
  const left = `without the mark ${mark} (${meaningOf(mark) ?? 'look it up in the source'})`;
  const said = `“${typed}” was taken as ${written(taken.value)}, ${left}. If readers need it, say it in the note.`;
  return { value: taken.value, said: taken.said ? `${said} ${taken.said}` : said };
}

function meaningOf(mark: string): string | undefined {
  return SHORTHAND[mark.replace(/[^a-z]/gi, '').toLowerCase()];
}

/** As the desk shows it. */
function written(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : String(value);
}

function readBare(typed: string, whole: boolean): TakenNumber {
  const [, minus, text = ''] = /^([-−]?)(.*)$/s.exec(typed) ?? [];
  const together = ungrouped(text);
  const read = /^\d+(\.\d+)?e[+-]?\d+$/i.test(together)
    ? { value: Number(together), said: 'a number cut short by the spreadsheet; check its last digits' }
    : readDigits(together, whole);
  if (!read || Math.abs(read.value) > Number.MAX_SAFE_INTEGER) return { value: typed };
  const value = minus ? -read.value : read.value;
  return read.said ? { value, said: `“${typed}” was taken as ${written(value)}: ${read.said}.` } : { value };
}
