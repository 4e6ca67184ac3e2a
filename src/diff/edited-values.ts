/** The values that an editor types: rows, sources, facts and corrections, each with its fields in plain strings. */
import { rowName } from '../data/row-name.ts';
import { formatNumber } from '../charts/format.ts';
import type { Data } from '../data/data.ts';

interface Item {
  kind: 'row' | 'source' | 'fact' | 'correction';
  id: string;
  /** In words: the table and the label of a row, the publisher of a source. */
  name: string;
  path: string;
  value: Record<string, unknown>;
  columns?: { name: string; title: string }[];
}

/** An item that came, went or says something else, with each field that differs: on one side only where the item is new or gone. */
export interface ItemChange extends Pick<Item, 'kind' | 'id' | 'path' | 'name'> {
  change: 'added' | 'removed' | 'changed';
  fields: { field: string; before?: string; after?: string }[];
}

/** Every item, by what it is known by on both sides. */
export function editedValues({ rows, sources, facts, corrections }: Data): Map<string, Item> {
  const nameOfRow = (id: string): string => {
    const found = rows.get(id);
    return found ? `${found.dataset.title} · ${rowName(found.dataset, found.row)}` : id;
  };
  const items: Item[] = [
    ...[...rows.values()].map(({ row: value, dataset: { columns }, file: { path } }) => {
      return { kind: 'row' as const, id: value.id, name: nameOfRow(value.id), path, value, columns };
    }),
    ...[...sources.values()].map((value) => {
      return { kind: 'source' as const, id: value.id, name: value.publisher, path: 'data/sources.json', value };
    }),
    ...[...facts.values()].map(({ value, file: { path } }) => {
      return { kind: 'fact' as const, id: value.id, name: value.meaning, path, value };
    }),
    // A correction has no id: it is the same as long as it says the same.
    ...corrections.map((value) => {
      const name = `Correction: ${nameOfRow(value.row)}`;
      return { kind: 'correction' as const, id: JSON.stringify(value), name, path: 'data/corrections.json', value };
    }),
  ];
  return new Map(items.map((item) => [`${item.kind} ${item.id}`, item]));
}

/** Which items differ, new and gone ones first. */
export function changedItems(before: Map<string, Item>, after: Map<string, Item>): ItemChange[] {
  const changes = [...new Set([...after.keys(), ...before.keys()])].flatMap((key): ItemChange[] => {
    const [old, now] = [before.get(key), after.get(key)];
    const item = now ?? old;
    if (!item || JSON.stringify(old?.value) === JSON.stringify(now?.value)) return [];
    const { kind, path, name, columns = [] } = item;
    const id = kind === 'correction' ? String(item.value['date']) : item.id;
    const fields = [...new Set([...Object.keys(now?.value ?? {}), ...Object.keys(old?.value ?? {})])].flatMap((key) => {
      const [was, is] = [old?.value[key], now?.value[key]];
      if (key === 'id' || JSON.stringify(was) === JSON.stringify(is)) return [];
      const field = columns.find((each) => each.name === key)?.title ?? titleOf(key);
      return { field, ...(old && { before: valueWords(was) }), ...(now && { after: valueWords(is) }) };
    });
    return [{ change: old && now ? 'changed' : now ? 'added' : 'removed', kind, id, name, path, fields }];
  });
  const order = ['added', 'removed', 'changed'];
  return changes.sort((one, other) => order.indexOf(one.change) - order.indexOf(other.change));
}

/** A value as the file has it, but for its signs. */
function valueWords(value: unknown): string {
  // What is left out, and what is written to be nothing.
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.map(String).join('; ') || '[]';
  if (typeof value === 'number' && Number.isInteger(value)) return formatNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "nextUpdate" → "Next update" */
export function titleOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
