/** Dates as spreadsheets and people write them. */
import { parseSpan } from '../../charts/dates.ts';
import { formatDate } from '../../charts/format.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** What a text may mean as a date. */
export interface DateReading {
  /** In the form of the files; not always a day of the calendar. */
  date: string;
  /** True where the text may also have the day first. */
  monthFirst?: true;
  /** What is said where the desk takes this reading by itself. */
  taken?: string;
}

const DIGITS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;

/**
 * A date in the form of the files; what is none, or may mean two things, stays text, so that the check can say so.
 * Of a block with dates that can only have the month first, the others have it too.
 */
export function readDate(typed: string, monthFirst = false): { value: string; said?: string } {
  if (parseSpan(typed)) return { value: typed };
  const readings = readingsOf(typed).filter(({ date }) => parseSpan(date));
  const [first, second] = readings;
  const said = (date: string, why?: string): { value: string; said: string } => ({
    value: date,
    said: `“${typed}” was taken as ${formatDate(date)}${why ? `: ${why}` : ''}.`,
  });
  const other = monthFirst ? readings.find((reading) => reading.monthFirst) : undefined;
  if (other) return said(other.date, 'the month was read first, as in other dates of the block');
  return !first || (second && !first.taken) ? { value: typed } : said(first.date, first.taken);
}

/** True for a date that can only be read with the month first: 12/31/2010. */
export function isMonthFirst(text: string): boolean {
  const [, first, second] = DIGITS.exec(text.trim()) ?? [];
  return Number(second) > 12 && Number(first) <= 12;
}

/** Everything that a text may mean, the likeliest first; nothing where it reads like no date. */
export function readingsOf(text: string): DateReading[] {
  if (parseSpan(text)) return [{ date: text }];
  for (const read of [yearFirst, inQuarters, ofFinance, twoYears, inDigits, inWords]) {
    const readings = read(text);
    if (readings.length > 0) return readings;
  }
  return [];
}

/** 2020-9-30, 2020/09/30, 20200930, 2020-9, 2020-09-30 12:00 */
function yearFirst(text: string): DateReading[] {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[-.](\d|0\d)$/.exec(text) ??
    [];
  return year && month ? [{ date: iso(year, day, month) }] : [];
}

/** 2016/17: the files write both years in full. As far as 2011/12 the second number may be a month. */
function twoYears(text: string): DateReading[] {
  const [, from = '', to = ''] = /^(\d{4}) ?[-–/] ?(\d{1,2}|\d{4})$/.exec(text) ?? [];
  if (!from) return [];
  const last = to.length === 4 ? to : `${from.slice(0, 2)}${to.padStart(2, '0')}`;
  const month = to.length < 4 && Number(to) <= 12 ? [{ date: iso(from, undefined, to) }] : [];
  // "2020/09" can only be a month.
  if (Number(last) <= Number(from)) return month;
  const years = { date: `${from}/${last}` };
  const isNext = Number(last) === Number(from) + 1;
  if (month.length === 0 && !isNext) return [years];
  return [
    years,
    // A financial year.
    ...(isNext ? [financialYear(Number(from))] : []),
    ...month,
  ];
}

/** 2024 Q1, Q1 2024; and Q1 2024/25, which is one of the financial year. */
function inQuarters(text: string): DateReading[] {
  const [, before, first, second, after] =
    /^(?:(\d{4}(?:\/\d{2})?)[ -]?Q([1-4])|Q([1-4])[ -]?(\d{4}(?:\/\d{2})?))$/i.exec(text) ?? [];
  const [year = '', isOfFinance] = (before ?? after ?? '').split('/');
  const month = 3 * Number(first ?? second) - 2 + (isOfFinance ? 3 : 0);
  if (!year) return [];
  const start = month > 12 ? `${Number(year) + 1}-01` : iso(year, undefined, String(month));
  const end = `${start.slice(0, 5)}${String(Number(start.slice(5)) + 2).padStart(2, '0')}`;
  return [{ date: `${start}/${end}`, taken: `a quarter of the ${isOfFinance ? 'financial' : 'calendar'} year` }];
}

/** FY24, which some name by its end and some by its start; FY2024/25, which says both. */
function ofFinance(text: string): DateReading[] {
  const [, century = '20', year, next] = /^FY ?(\d{2})?(\d{2})(?:[-/](\d{2}))?$/i.exec(text) ?? [];
  if (!year) return [];
  const first = Number(century + year);
  if (next) return Number(next) === (first + 1) % 100 ? [financialYear(first)] : [];
  return [financialYear(first - 1), financialYear(first)];
}

function financialYear(first: number): DateReading {
  return { date: `${first}-04/${first + 1}-03` };
}

/** 26/11/2025, 26.11.2025, 26-11-25: day first, as in Britain, unless only month first is a date. And 11/2025. */
function inDigits(text: string): DateReading[] {
  const [, month, ofYear] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (month && ofYear) return [{ date: iso(ofYear, undefined, month) }];
  const [, first = '', second = '', year = ''] = DIGITS.exec(text) ?? [];
  if (!year) return [];
  const [dayFirst, monthFirst] = [iso(year, first, second), iso(year, second, first)];
  if (isMonthFirst(text)) return [{ date: monthFirst, taken: 'the month stands first' }];
  if (Number(first) > 12 || first === second) return [{ date: dayFirst }];
  return [
    { date: dayFirst, taken: 'the day was read first' },
    { date: monthFirst, monthFirst: true },
  ];
}

/** 26 November 2025, 26-Nov-25, Nov 2025, November 26, 2025 */
function inWords(text: string): DateReading[] {
  const british = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/i.exec(text);
  const american = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  const [day, name = '', year = ''] = british
    ? british.slice(1)
    : american
      ? [american[2], american[1], american[3]]
      : [];
  // “Decline 21” only begins like a month.
  const month = MONTHS.findIndex((full) => full.startsWith(name.toLowerCase().replace(/^sept$/, 'sep'))) + 1;
  return name && month > 0 ? [{ date: iso(year, day, String(month)) }] : [];
}

function iso(year: string, day: string | undefined, month: string): string {
  // As spreadsheets do: 25 is 2025, and 98 is 1998.
  const full = year.length === 4 ? year : `${Number(year) < 70 ? 20 : 19}${year}`;
  return [full, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
}
