/** "did you mean" for a name that is nearly right, else the known names. */
export function suggest(wrong: string, known: Iterable<string>): string {
  const names = [...known];
  const near = names
    .map((name) => ({ name, distance: editDistance(wrong, name) }))
    .filter(({ name, distance }) => distance <= Math.max(2, name.length / 4))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near) return `Did you mean "${near.name}"?`;
  return names.length <= 12 ? `Known: ${names.join(', ')}.` : `There are ${names.length} others; check the spelling.`;
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
