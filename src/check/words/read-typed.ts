/** Dates, numbers and flags as spreadsheets and people write them. */
import { parseSpan } from '../../charts/dates.ts';
import { formatDate } from '../../charts/format.ts';

/** More than anybody counts; a number above it is a slip of the keyboard. */
export const MOST = 10_000_000_000;

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** What a text may mean as a date, in the form of the files. */
interface DateReading {
  date: string;
  /** What is said where the desk takes this reading by itself. */
  taken?: string;
}

/** A date in the form of the files; what is none, or may mean two things, stays text, so that the check can say so. */
export function readDate(typed: string): { value: string; said?: string } {
  const [first, second] = readingsOf(typed);
  if (!first || (second && !first.taken) || first.date === typed) return { value: typed };
  const why = first.taken ? `: ${first.taken}` : '';
  return { value: first.date, said: `“${typed}” was taken as ${formatDate(first.date)}${why}.` };
}

/** Everything that a text may mean, the likeliest first; nothing where it reads like no date. */
export function readingsOf(text: string): DateReading[] {
  if (parseSpan(text)) return [{ date: text }];
  const readings = [yearFirst, inQuarters, inDigits, inWords].flatMap((read) => read(text));
  return readings.filter(({ date }) => parseSpan(date));
}

/** 2020-9-30, 2020/09/30, 2020-9, 2020-09-30 12:00 */
function yearFirst(text: string): DateReading[] {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?: [\d:]+)?)?$/.exec(text) ?? [];
  return year && month ? [{ date: iso(year, month, day) }] : [];
}

/** 2024 Q1, Q1 2024; and Q1 2024/25, which is one of the financial year. */
function inQuarters(text: string): DateReading[] {
  const [, quarter] = /^(?:\d{4}(?:\/\d{2})?[ -]?)?Q([1-4])(?:[ -]?\d{4}(?:\/\d{2})?)?$/i.exec(text) ?? [];
  const [, year, next] = /(\d{4})(\/\d{2})?/.exec(text) ?? [];
  if (!quarter || !year) return [];
  const month = 3 * Number(quarter) - 2 + (next ? 3 : 0);
  const [of, first] = month > 12 ? [String(Number(year) + 1), 1] : [year, month];
  const taken = `a quarter of the ${next ? 'financial' : 'calendar'} year`;
  return [{ date: `${iso(of, String(first))}/${iso(of, String(first + 2))}`, taken }];
}

/** 26/11/2025, 26.11.2025, 26-11-25: day first, as in Britain, unless only month first is a date. And 11/2025. */
function inDigits(text: string): DateReading[] {
  const [, first = '', second = '', year = ''] = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? [];
  if (!first) return year.length === 4 ? [{ date: iso(year, second) }] : [];
  if (Number(second) > 12) return [{ date: iso(year, first, second), taken: 'the month stands first' }];
  if (Number(first) > 12 || first === second) return [{ date: iso(year, second, first) }];
  return [{ date: iso(year, second, first), taken: 'the day was read first' }, { date: iso(year, first, second) }];
}

/** 26 November 2025, 26-Nov-25, Nov 2025, November 26, 2025 */
function inWords(text: string): DateReading[] {
  const british = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/i.exec(text);
  const [, day, name = '', year = ''] = british ?? [];
  const [, other = '', second, full = ''] = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text) ?? [];
  const word = (name || other).toLowerCase().replace(/^sept$/, 'sep');
  // “Decline 21” only begins like a month.
  const month = MONTHS.findIndex((each) => each.startsWith(word)) + 1;
  return word && month > 0 ? [{ date: iso(year || full, String(month), day ?? second) }] : [];
}

function iso(year: string, month: string, day?: string): string {
  // As spreadsheets do: 25 is 2025, and 98 is 1998.
  const full = year.length === 4 ? year : `${Number(year) < 70 ? 20 : 19}${year}`;
  return [full, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
}

/** Digits without the spaces between groups of three; spaces anywhere else stay, because they part numbers. */
export function ungrouped(text: string): string {
  const space = "[ \u00a0\u2007-\u2009\u202f'’]";
  return new RegExp(`^\\d{1,3}(?:${space}\\d{3})+(?=$|[.,])`).test(text)
    ? text.replace(new RegExp(space, 'g'), '')
    : text;
}

/** A number without sign or spaces, which is `whole` in columns of counts; undefined where its marks stand as in no number. */
export function readDigits(text: string, whole: boolean): { value: number; said?: string } | undefined {
  const [, mark] = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/.exec(text) ?? [];
  const plain = Number(text.replace(',', '.'));
  if (!mark) return /^\d+(?:[.,]\d+)?$/.test(text) ? { value: plain } : undefined;
  const grouped = Number(text.replaceAll(mark, '').replace(',', '.'));
  if (!/^\d+\.\d+$/.test(text)) return { value: grouped };
  return whole
    ? { value: grouped, said: 'counts are whole, so the full stop was read as a mark of thousands' }
    : { value: plain, said: 'the full stop was read as a decimal point' };
}

/** True or false, as people and spreadsheets write it: "yes", "n", a ticked cell; undefined for anything else. */
export function readFlag(value: unknown): boolean | undefined {
  const text = String(value).trim();
  if (/^(?:true|yes|y|x|1|[✓✔☑])$/i.test(text)) return true;
  return /^(?:false|no|n|0|☐)$/i.test(text) ? false : undefined;
}
