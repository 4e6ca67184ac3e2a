/** Numbers as spreadsheets and people write them. */
import { formatNumber } from '../../charts/format.ts';
import { readDigits, ungrouped, type DigitsExpected } from '../../check/words/read-digits.ts';
import { missingWords, partMark } from './marks.ts';

interface Expected extends DigitsExpected {
  /** True where the column says that it holds per cent. */
  percent: boolean;
}

interface TakenNumber {
  value: number | string;
  said?: string;
}

/** Reads one number, without the mark beside it. Text that is none stays as it is, so that the check can say what is wrong with it. */
export function readNumber(typed: string, expected: Expected): TakenNumber {
  const missing = missingWords(typed);
  if (missing) return { value: typed, said: missing };
  const marked = partMark(typed);
  const taken = marked && readBare(marked.number, expected);
  if (!marked || typeof taken?.value !== 'number') return readBare(typed, expected);
  const said = `“${typed}” was taken as ${written(taken.value)}, without the mark ${marked.mark} (${marked.meaning}). If readers need it, say it in the note.`;
  return { value: taken.value, said: taken.said ? `${said} ${taken.said}` : said };
}

/** As the desk shows it. */
function written(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : String(value);
}

function readBare(typed: string, expected: Expected): TakenNumber {
  const [text, percent] = /%$/.test(typed) ? [typed.slice(0, -1).trim(), true] : [typed, false];
  if (percent && !expected.percent) {
    return { value: typed, said: `“${typed}” is a share; this column does not hold per cent, so it was kept as text.` };
  }
  const negative = /^[-−]/.test(text);
  const digits = negative ? text.slice(1) : text;
  const together = ungrouped(digits);
  const read = /^\d+(\.\d+)?e[+-]?\d+$/i.test(together)
    ? { value: Number(together), said: 'a number cut short by the spreadsheet; check its last digits' }
    : readDigits(together, expected);
  if (!read || Math.abs(read.value) > Number.MAX_SAFE_INTEGER) return { value: typed };
  const value = negative ? -read.value : read.value;
  return read.said ? { value, said: `“${typed}” was taken as ${written(value)}: ${read.said}.` } : { value };
}

/** True for a number that can only be read with a decimal comma: "12,5", "0,123", "1.234,5". */
export function hasDecimalComma(text: string): boolean {
  return (
    /^[-−]?(\d{1,3}(\.\d{3})+|\d+),\d+%?$/.test(text.trim()) && !/^[-−]?[1-9]\d{0,2}(,\d{3})+%?$/.test(text.trim())
  );
}
