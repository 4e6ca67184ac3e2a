/** With more names than this a look at each takes longer than an editor waits. */
const MOST_COMPARED = 5000;

/** More names than this are counted and not listed. */
export const MOST_LISTED = 12;

/** The names that a wrong one may have been meant to be. */
export type Candidates = ReturnType<typeof suggest>;

/** What a name that nothing has may have been meant to be; `say.ts` makes the words. */
export function suggest(wrong: string, known: Iterable<string>) {
  const names = [...known];
  const compared = names.length > MOST_COMPARED ? [] : names.filter((name) => !isOtherNumber(wrong, name));
  return {
    /** The one that is nearly the same. */
    near: nearest(wrong, compared),
    /** All names, where there are few. */
    known: names.slice(0, MOST_LISTED),
    count: names.length,
  };
}

function nearest(wrong: string, names: string[]): string | undefined {
  const allowed = (name: string): number => Math.max(2, name.length / 4);
  return names
    .filter((name) => Math.abs(name.length - wrong.length) <= allowed(name))
    .map((name) => ({ name, distance: editDistance(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= allowed(name) && distance < Math.max(wrong.length, 2))
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}

/**
 * Two names of one form whose numbers differ are two things, and a guess would put one count in the place of another.
 * The same digits in another order are a slip of the fingers.
 */
function isOtherNumber(one: string, other: string): boolean {
  const form = (name: string): string => name.replace(/\d/g, '0');
  const digits = (name: string): string => name.replace(/\D/g, '').split('').sort().join('');
  return form(one) === form(other) && digits(one) !== digits(other);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
