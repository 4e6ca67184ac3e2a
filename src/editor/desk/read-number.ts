/** Numbers as spreadsheets and people write them. */
import { formatNumber } from '../../chart/format.ts';
import { missingWords, partMark } from './marks.ts';

interface Expected {
  /** True in columns of counts, which are whole. */
  whole: boolean;
  /** True where other numbers of the same block have decimal commas. */
  decimalComma: boolean;
  /** True where the column says that it holds per cent. */
  percent: boolean;
}

interface TakenNumber {
  value: number | string;
  said?: string;
}

const SPACES = /[ \u00a0\u2007\u2008\u2009\u202f'’]/;
const GROUPED_BY_SPACE = new RegExp(`^\\d{1,3}(${SPACES.source}\\d{3})+(?=$|[.,])`);

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
  const ungrouped = GROUPED_BY_SPACE.test(digits) ? digits.replace(new RegExp(SPACES, 'g'), '') : digits;
  const read = /^\d+(\.\d+)?e[+-]?\d+$/i.test(ungrouped)
    ? { value: Number(ungrouped), said: 'a number cut short by the spreadsheet; check its last digits' }
    : readDigits(ungrouped, expected);
  if (!read || Math.abs(read.value) > Number.MAX_SAFE_INTEGER) return { value: typed };
  const value = negative ? -read.value : read.value;
  return read.said ? { value, said: `“${typed}” was taken as ${written(value)}: ${read.said}.` } : { value };
}

function readDigits(text: string, { whole, decimalComma }: Expected): { value: number; said?: string } | undefined {
  if (/^\d+$/.test(text)) return { value: Number(text) };
  const [, separators = ''] = /^\d+((?:[.,]\d+)+)$/.exec(text) ?? [];
  const marks = separators.replace(/\d/g, '');
  const last = marks.at(-1);
  if (!last) return undefined;
  if (marks.includes('.') && marks.includes(',')) {
    // With both, the last one is the decimal mark: 1,234.5 and 1.234,5.
    const other = last === '.' ? ',' : '.';
    const [before = '', after = ''] = split(text, text.lastIndexOf(last));
    return isGrouped(before, other) ? { value: Number(`${before.replaceAll(other, '')}.${after}`) } : undefined;
  }
  const grouped = isGrouped(text, last);
  const asThousands = Number(text.replaceAll(last, ''));
  if (marks.length > 1) return grouped ? { value: asThousands } : undefined;
  const asDecimal = Number(text.replace(',', '.'));
  if (!grouped) return { value: asDecimal };
  if (last === ',' && !decimalComma) return { value: asThousands };
  if (whole) {
    const mark = last === '.' ? 'full stop' : 'comma';
    return { value: asThousands, said: `counts are whole, so the ${mark} was read as a mark of thousands` };
  }
  if (last === ',') return { value: asDecimal, said: 'the other numbers have decimal commas' };
  return decimalComma
    ? { value: asThousands, said: 'the other numbers have decimal commas, so the full stop marks thousands' }
    : { value: asDecimal, said: 'the full stop was read as a decimal point' };
}

/** "1,234,567" and "1,234", but not "0,123" or "12,34". */
function isGrouped(text: string, mark: string): boolean {
  const [first = '', ...groups] = text.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}

function split(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}

/** True for a number that can only be read with a decimal comma: "12,5", "0,123", "1.234,5". */
export function hasDecimalComma(text: string): boolean {
  return (
    /^[-−]?(\d{1,3}(\.\d{3})+|\d+),\d+%?$/.test(text.trim()) && !/^[-−]?[1-9]\d{0,2}(,\d{3})+%?$/.test(text.trim())
  );
}
