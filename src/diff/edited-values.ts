/** The values that an editor types: rows, sources, facts and corrections, each with its fields in plain strings. */
import { rowName } from '../data/row-name.ts';
import { formatDate, formatNumber } from '../charts/format.ts';
import type { Data } from '../data/data.ts';
import type { Column } from '../data/schema/schema.ts';
import { STATUS_NAMES } from '../data/status-words.ts';

interface Item {
  kind: 'row' | 'source' | 'fact' | 'correction';
  id: string;
  /** In words: the table and the label of a row, the publisher of a source. Asked only of what differs. */
  name: () => string;
  path: string;
  value: Record<string, unknown>;
  columns: Column[];
}

/** A field of an item: on one side only where the item is new or gone. */
export interface FieldChange {
  field: string;
  before?: string;
  after?: string;
}

/** An item that came, went or says something else. */
export interface ItemChange extends Pick<Item, 'kind' | 'id' | 'path'> {
  name: string;
  change: 'added' | 'removed' | 'changed';
  fields: FieldChange[];
}

/** Every item, by what it is known by on both sides. */
export function editedValues({ rows, sources, facts, corrections }: Data): Map<string, Item> {
  const nameOfRow = (id: string): string => {
    const found = rows.get(id);
    return found ? `${found.dataset.title} · ${rowName(found.dataset, found.row)}` : id;
  };
  const items: Item[] = [
    ...[...rows.values()].map(({ row: value, dataset: { columns }, file: { path } }) => {
      return { kind: 'row' as const, id: value.id, name: () => nameOfRow(value.id), path, value, columns };
    }),
    ...[...sources.values()].map((value) => {
      const [name, path] = [(): string => value.publisher, 'data/sources.json'];
      return { kind: 'source' as const, id: value.id, name, path, value, columns: [] };
    }),
    ...[...facts.values()].map(({ value, file: { path } }) => {
      return { kind: 'fact' as const, id: value.id, name: () => value.meaning, path, value, columns: [] };
    }),
    // A correction has no id: it is the same as long as it says the same.
    ...corrections.map((value) => {
      const [name, path] = [(): string => `Correction: ${nameOfRow(value.row)}`, 'data/corrections.json'];
      const columns = rows.get(value.row)?.dataset.columns ?? [];
      return { kind: 'correction' as const, id: JSON.stringify(value), name, path, value, columns };
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
    const { kind, path } = item;
    const id = kind === 'correction' ? String(item.value['date']) : item.id;
    const change = old && now ? 'changed' : now ? 'added' : 'removed';
    return [{ change, kind, id, name: item.name(), path, fields: fieldChanges(item, old, now) }];
  });
  const order = ['added', 'removed', 'changed'];
  return changes.sort((one, other) => order.indexOf(one.change) - order.indexOf(other.change));
}

function fieldChanges({ columns }: Item, before: Item | undefined, after: Item | undefined): FieldChange[] {
  const names = new Set([...Object.keys(after?.value ?? {}), ...Object.keys(before?.value ?? {})]);
  return [...names].flatMap((name) => {
    const [old, now] = [before?.value[name], after?.value[name]];
    if (name === 'id' || JSON.stringify(old) === JSON.stringify(now)) return [];
    const column = columns.find((each) => each.name === name);
    const shown = (value: unknown): string => valueWords(name, value, column);
    const field = column?.title ?? titleOf(name);
    return { field, ...(before ? { before: shown(old) } : {}), ...(after ? { after: shown(now) } : {}) };
  });
}

/** A value as readers see it. */
function valueWords(name: string, value: unknown, column: Column | undefined): string {
  // What is left out, and what is written to be nothing.
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.map(String).join('; ') || '[]';
  if (typeof value === 'number') return Number.isInteger(value) ? formatNumber(value) : String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  const isDate = column?.type === 'date' || /^(?:date|published|accessed|nextUpdate)$/.test(name);
  if (isDate && /^\d{4}(?:-\d{2}){0,2}(?:\/|$)/.test(value)) return formatDate(value);
  return (name === 'status' && Object.entries(STATUS_NAMES).find(([status]) => status === value)?.[1]) || value;
}

/** "nextUpdate" → "Next update" */
export function titleOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
