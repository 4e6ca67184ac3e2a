/** What the terminal and the report both show of a comparison: which items first, how many, and no text twice. */
import type { Difference, MarkedText } from './diff-compare.ts';
import type { ItemChange } from './diff-items.ts';

/** Values that fit beside each other on a phone. */
const SHORT = 24;

export interface ShownItem extends ItemChange {
  /** True where texts of it are left out here, because they stand among the texts of figures. */
  hasTexts: boolean;
}

const ORDER: ItemChange['change'][] = ['added', 'removed', 'changed'];

/** New and gone things first; of a figure or a table, without the texts that stand below as readers get them. */
export function shownItems({ items, figures, tables, titles }: Difference): ShownItem[] {
  const texts = Map.groupBy(figures, ({ figure }) => figure ?? '');
  return items
    .map((item) => {
      const figure = /^data\/figures\/(.+)\.json$/.exec(item.path)?.[1] ?? '';
      const own = (item.kind === 'table' ? tables : (texts.get(figure) ?? [])).map(bothSides);
      const fields = item.fields.filter(
        ({ before, after }) => !own.some((text) => fills(before, text.before) && fills(after, text.after)),
      );
      return { ...item, name: titles.get(figure) ?? item.name, fields, hasTexts: fields.length < item.fields.length };
    })
    .sort((one, other) => ORDER.indexOf(one.change) - ORDER.indexOf(other.change));
}

function bothSides({ runs, change }: MarkedText): { before?: string; after?: string } {
  const side = (other: 'removed' | 'added'): string =>
    runs.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('');
  return {
    ...(change === 'added' ? {} : { before: side('added') }),
    ...(change === 'removed' ? {} : { after: side('removed') }),
  };
}

/** Whether a text is what a template says once its references are filled in. */
function fills(template: string | undefined, text: string | undefined): boolean {
  if (template === undefined || text === undefined) return template === text;
  const parts = template.split(/\{[^{}]*\}/);
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return template === text;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of others) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length;
}

/** "1 row new, 1 gone, 4 changed": what was edited, by kind. */
export function editedKinds(items: ItemChange[]): string[] {
  if (items.length === 0) return ['no edited value'];
  const words = { added: 'new', removed: 'gone', changed: 'changed' };
  return [...Map.groupBy(items, ({ kind }) => kind)].map(([kind, some]) =>
    ORDER.map((change) => ({ change, count: some.filter((item) => item.change === change).length }))
      .filter(({ count }) => count > 0)
      .map(({ change, count }, index) => {
        const what = index === 0 ? counted(count, kind, `${kind}s`) : String(count);
        // "1 moved sentence" has said what became of it.
        return kind.startsWith('moved ') ? what : `${what} ${words[change]}`;
      })
      .join(', '),
  );
}

/** "1 row", "no rows", "3 rows" */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count === 0 ? 'no' : count} ${many}`;
}

/** Whether both sides of a value are read at a glance, one behind the other. */
export function isShort({ before, after }: { before?: string; after?: string }): boolean {
  return [before, after].every((text) => (text ?? '').length <= SHORT);
}
