/** The one place where numbers and dates become text. No `Intl`: build and browser must agree to the letter. */

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

/** 53298 → "53,298"; keeps `decimals` places and uses a real minus sign. */
export function formatNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && /[1-9]/.test(grouped + (fraction ?? '')) ? '−' : '';
  return sign + grouped + (fraction ? `.${fraction}` : '');
}

/** .0138 → "1.4%", .57 → "57%": one decimal below ten per cent. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const small = Math.abs(Number(percent.toFixed(1))) < 10;
  return `${formatNumber(percent, small ? 1 : 0)}%`;
}

const SMALL = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Numbers below ten as words, the rest as digits: the house rule for running text. */
export function formatWords(value: number): string {
  return Number.isInteger(value) ? (SMALL[value] ?? formatNumber(value)) : formatNumber(value, 1);
}

/** "2025-11-26" → "26 November 2025", "2016-12" → "December 2016", "2019/2021" → "2019 to 2021". */
export function formatDate(date: string): string {
  const [start = '', end] = date.split('/');
  if (end) return `${formatDate(start)} to ${formatDate(end)}`;
  const [year = '', month, day] = start.split('-');
  const name = month ? MONTHS[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : '', name, year].filter(Boolean).join(' ');
}

/** As `formatDate`, with months cut to three letters: for charts and tables. */
export function formatShortDate(date: string): string {
  return formatDate(date).replace(/([A-Z][a-z]{2})[a-z]+/g, '$1');
}
