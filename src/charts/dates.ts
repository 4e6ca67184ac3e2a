import type { Span } from './types.ts';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The span of a day, month, year or interval "from/to" in decimal years; undefined for anything that is no such date. */
export function parseSpan(date: string): Span | undefined {
  const [start, end, ...rest] = date.split('/');
  if (start === undefined || rest.length > 0) return undefined;
  const first = parseOne(start);
  if (end === undefined || !first) return first;
  const last = parseOne(end);
  return last && last.to > first.from ? { from: first.from, to: last.to } : undefined;
}

/** Where a span is drawn when it needs a single position. */
export function middle(span: Span): number {
  return (span.from + span.to) / 2;
}

function parseOne(date: string): Span | undefined {
  const match = DATE.exec(date);
  if (!match) return undefined;
  const [year, month, day] = [match[1], match[2], match[3]].map(Number) as [number, number, number];
  if (!match[2]) return { from: year, to: year + 1 };
  if (month < 1 || month > 12) return undefined;
  if (!match[3]) {
    const next = month === 12 ? year + 1 : decimalYear(year, month + 1, 1);
    return { from: decimalYear(year, month, 1), to: next };
  }
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const from = decimalYear(year, month, day);
  return { from, to: round(from + 1 / 365.25) };
}

function decimalYear(year: number, month: number, day: number): number {
  const start = Date.UTC(year, 0, 1);
  const share = (Date.UTC(year, month - 1, day) - start) / (Date.UTC(year + 1, 0, 1) - start);
  return round(year + share);
}

// Four decimals are about an hour, and keep the data that travels to the browser short.
function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
