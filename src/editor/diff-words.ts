/** What two texts, or two lists, have in common: the longest common subsequence and what it leaves over. */

/** A run of words that both texts have, or only one of them. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** A pair of equal items has both sides; anything else stands on one side only. */
export interface Pair<T> {
  before?: T;
  after?: T;
}

/** Beyond this many comparisons the lists count as wholly different: no sentence is that long. */
const MOST_COMPARISONS = 4_000_000;

/** Puts two lists side by side so that as many equal items as possible meet. */
export function align<T>(before: T[], after: T[], keyOf: (item: T) => string): Pair<T>[] {
  const [left, right] = [before.map(keyOf), after.map(keyOf)];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left.at(-1 - end) === right.at(-1 - end)) end++;
  const both = (from: number, shift: number, count: number): Pair<T>[] =>
    Array.from({ length: count }, (_, index) => ({ before: before[from + index], after: after[from + shift + index] }));
  const shift = after.length - before.length;
  const middle = common(left.slice(start, left.length - end), right.slice(start, right.length - end));
  return [
    ...both(0, 0, start),
    ...middle.map(([a, b]) => ({
      ...(a === undefined ? {} : { before: before[start + a] }),
      ...(b === undefined ? {} : { after: after[start + b] }),
    })),
    ...both(before.length - end, shift, end),
  ];
}

/** The indices of two lists of words side by side, what was removed before what was added. */
function common(left: string[], right: string[]): [number | undefined, number | undefined][] {
  const [rows, columns] = [left.length, right.length];
  const width = columns + 1;
  const comparable = rows * columns <= MOST_COMPARISONS;
  const lengths = new Uint32Array(comparable ? (rows + 1) * width : 0);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  if (comparable) {
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        lengths[row * width + column] =
          left[row] === right[column]
            ? at(row + 1, column + 1) + 1
            : Math.max(at(row + 1, column), at(row, column + 1));
      }
    }
  }
  const pairs: [number | undefined, number | undefined][] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const met = comparable && row < rows && column < columns && left[row] === right[column];
    if (met) pairs.push([row++, column++]);
    else if (row < rows && (column >= columns || at(row + 1, column) >= at(row, column + 1)))
      pairs.push([row++, undefined]);
    else pairs.push([undefined, column++]);
  }
  return pairs;
}

/** The words of two texts as runs that are the same, removed or added. */
export function diffWords(before: string, after: string): Run[] {
  const runs: Run[] = [];
  const split = (text: string): string[] => text.match(/\s+|[^\s]+?(?=[.,;:!?)”’]*(?:\s|$))|[.,;:!?)”’]+/g) ?? [];
  const add = (kind: Run['kind'], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  for (const pair of align(split(before), split(after), (word) => word)) {
    if (pair.before !== undefined && pair.after !== undefined) add('same', pair.after);
    else if (pair.before !== undefined) add('removed', pair.before);
    else if (pair.after !== undefined) add('added', pair.after);
  }
  return joinRuns(runs);
}

/** A lone space between two changes would break one change into two. */
function joinRuns(runs: Run[]): Run[] {
  const joined: Run[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  runs.forEach(({ kind, text }, index) => {
    const between = index > 0 && index < runs.length - 1;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (between && (removed || added) && !text.trim()) [removed, added] = [removed + text, added + text];
    else {
      flush();
      joined.push({ kind, text });
    }
  });
  flush();
  return joined;
}

/** How much of two texts is the same, from 0 to 1. */
export function likeness(before: string, after: string): number {
  const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [left, right] = [words(before), words(after)];
  const met = align(left, right, (word) => word).filter((pair) => pair.before && pair.after).length;
  return (2 * met) / Math.max(1, left.length + right.length);
}
