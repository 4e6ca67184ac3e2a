/** A free id for a new row: the words that most ids of the table start with, and the next number. */
export function proposeId(ids: string[]): string {
  const known = new Set(ids);
  const prefix = commonWords(ids.filter(Boolean)) || 'row';
  let number = ids.length + 1;
  while (known.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

/** "pool-2016-12", "pool-2020-09" → "pool" */
function commonWords(ids: string[]): string {
  const [first = [], ...others] = ids.map((id) => id.split('-'));
  const words = first.filter(
    (word, index) =>
      others.every((other) => other.slice(0, index + 1).join('-') === first.slice(0, index + 1).join('-')) &&
      /^[a-z]+$/.test(word),
  );
  return words.join('-');
}
