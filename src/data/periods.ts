/** Periods of unlike length in one series: half a year beside whole years looks like a fall. */
import { parseSpan } from '../charts/dates.ts';
import type { FiledRow } from './collected.ts';
import type { Problem } from './problems.ts';

/** The rows of a series whose period is not as long as that of most. A date in a month or on a day is no period, unless bars stand for it. */
export function mixedPeriods(series: FiledRow[], isBars: boolean): Problem[] {
  const periods = series.flatMap((entry) => {
    const column = entry.dataset.columns.find(({ type }) => type === 'date')?.name ?? '';
    const date = entry.row[column];
    const span = typeof date === 'string' ? parseSpan(date) : undefined;
    const isPeriod = isBars || /^\d{4}$|\//.test(String(date));
    return span && isPeriod ? [{ ...entry, column, months: Math.round((span.to - span.from) * 12) }] : [];
  });
  const sizes = Map.groupBy(periods, ({ months }) => months);
  const [usual] = [...sizes].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return periods.flatMap(({ row, index, file, column, months }) => {
    if (months === usual || row.unusual) return [];
    return [
      file.problem(
        ['rows', index, column],
        { code: 'unlike-period', length: lengthOf(months), usual: lengthOf(usual ?? 0) },
        'warning',
      ),
    ];
  });
}

function lengthOf(months: number): string {
  if (months === 0) return 'a day';
  return months % 12 === 0
    ? `${months === 12 ? 'a year' : `${months / 12} years`}`
    : `${months === 1 ? 'a month' : `${months} months`}`;
}
