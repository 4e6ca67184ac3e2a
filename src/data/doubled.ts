/** Names that stand twice in one group: programs keep the last value and forget the first without a word. */
import type { Node } from 'jsonc-parser';
import type { Path } from './problems.ts';
import type { Mistake } from './syntax-place.ts';

/** Every name that a group has already. */
export function doubledNames(node: Node | undefined, at: Path = []): { at: Path; message: string }[] {
  const children = node?.children ?? [];
  if (node?.type === 'array') return children.flatMap((child, index) => doubledNames(child, [...at, index]));
  const seen = new Set<string>();
  return children.flatMap((property) => {
    const [name, child] = property.children ?? [];
    const key = String(name?.value);
    const message = `"${key}" stands twice here, so one of the two values would be lost.\nKeep the right one and remove the other.`;
    const repeated = seen.has(key) ? [{ at: [...at, key], message }] : [];
    seen.add(key);
    return [...repeated, ...doubledNames(child, [...at, key])];
  });
}

/** An item of a list whose names start anew half-way, from the first: the braces between two items are lost. */
export function mergedItems(node: Node): Mistake | undefined {
  for (const child of node.children ?? []) {
    const found = (node.type === 'array' && child.type === 'object' ? restart(child) : undefined) ?? mergedItems(child);
    if (found) return found;
  }
  return undefined;
}

function restart(item: Node): Mistake | undefined {
  const names = (item.children ?? []).flatMap(({ children }) => children?.[0] ?? []);
  const keys = names.map(({ value }) => String(value));
  const again = keys.indexOf(keys[0] ?? '', 1);
  // One name twice is a slip of its own; two items have their other names in common as well.
  const isMerged = again > 1 && keys.slice(again + 1).some((key) => keys.indexOf(key) < again);
  if (!isMerged) return undefined;
  return {
    offset: names[again]?.offset ?? item.offset,
    message: `Two items stand in one pair of braces: with the second "${keys[0]}" another one starts, and the first would be lost.\nWrite }, { in place of the comma before the second "${keys[0]}".`,
  };
}
