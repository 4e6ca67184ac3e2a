/** Periods of unlike length in one series: half a year beside whole years looks like a fall. */
import { rowProblem } from '../parse.ts';
import { parseSpan } from '../../charts/dates.ts';
import { dateColumn, type FiledRow } from '../../data/data.ts';
import type { Problem } from '../problems.ts';

/** The rows of a series whose period is not as long as that of most. Of rows that are no periods each, only years and intervals count: a day among days is a moment, a month among years is none. */
export function mixedPeriods(series: FiledRow[], isEachPeriod: boolean): Problem[] {
  const dated = series.flatMap((entry) => {
    const column = dateColumn(entry.dataset) ?? '';
    const date = entry.row[column];
    const span = typeof date === 'string' ? parseSpan(date) : undefined;
    const isPeriod = isEachPeriod || /^\d{4}$|\//.test(String(date));
    return span ? [{ ...entry, column, isPeriod, months: Math.round((span.to - span.from) * 12) }] : [];
  });
  const areMost = dated.filter(({ isPeriod }) => isPeriod).length * 2 > dated.length;
  const periods = areMost ? dated : dated.filter(({ isPeriod }) => isPeriod);
  const sizes = Map.groupBy(periods, ({ months }) => months);
  const [usual] = [...sizes].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return periods.flatMap((entry) => {
    if (entry.months === usual || entry.row.unusual) return [];
    const mistake = { code: 'unlike-period', months: entry.months, usual: usual ?? 0 } as const;
    return [rowProblem(entry, entry.column, mistake, 'warning')];
  });
}
