/** True for a date that begins after a day; dates of this form compare as texts. */
export function isAfter(date: unknown, day: string): boolean {
  const last = typeof date === 'string' ? date.slice(date.indexOf('/') + 1) : '';
  return last > day.slice(0, last.length);
}

/**
 * True for a date that has come nowhere yet. One day more than this machine's is allowed: east of it, and after
 * midnight in summer time where the machine keeps UTC, editors write the next day already.
 */
export function isToCome(date: unknown, today: string): boolean {
  const tomorrow = new Date(`${today}T00:00:00Z`);
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  return isAfter(date, tomorrow.toISOString().slice(0, 10));
}
