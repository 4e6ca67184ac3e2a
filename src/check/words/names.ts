/** What to call a part of a data file so that an editor finds it: "row 2 (September 2020), "People recorded"". */
import { listOf, partOf, readable, rowName } from '../../data/row-name.ts';
import type { Path } from '../problems.ts';

/** The place in words; undefined where the line alone says it. */
export function placeOf(file: unknown, at: Path): string | undefined {
  const [list, index, field] = at;
  if (typeof list !== 'string') return undefined;
  if (typeof index !== 'number')
    return list === 'chart' && typeof index === 'string' ? `chart, "${index}"` : `"${list}"`;
  const item = partOf(partOf(file, list), index);
  const name = list === 'rows' ? rowName(file, item, field) : itemName(item);
  const kind = list === 'rows' ? 'row' : list.replace(/s$/, '');
  const column = list === 'rows' ? columnTitle(file, field) : field;
  return `${kind} ${index + 1}${name ? ` (${name})` : ''}${typeof column === 'string' ? `, "${column}"` : ''}`;
}

function itemName(item: unknown): string {
  const names = [item, ...['id', 'name', 'total', 'row'].map((key) => partOf(item, key))];
  return names.map(readable).find((name) => name !== undefined) ?? '';
}

function columnTitle(file: unknown, field: string | number | undefined): string | undefined {
  if (typeof field !== 'string') return undefined;
  const column = listOf(partOf(file, 'columns')).find((item) => partOf(item, 'name') === field);
  return readable(partOf(column, 'title')) ?? field;
}
