/** Which things of a list were moved, and which only follow because another one was. */

/** The fewest things that have to be moved to turn one order into the other; what only one side has does not count. */
export function movedAmong(before: string[], after: string[]): Set<string> {
  const places = new Map(before.map((key, place) => [key, place]));
  const both = after.filter((key) => places.has(key));
  const staying = new Set(longestRising(both.map((key) => places.get(key) ?? 0)).map((index) => both[index]));
  return new Set(both.filter((key) => !staying.has(key)));
}

/** The indices of the longest series of rising numbers, by patience sorting: a long table has a hundred thousand. */
function longestRising(numbers: number[]): number[] {
  /** For each length, the index of the smallest number that ends a series of that length. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1]);
    ends[low] = index;
  });
  const series: number[] = [];
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) series.push(index);
  return series.reverse();
}
