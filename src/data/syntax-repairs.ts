/**
 * Changes of a bracket, comma or colon that may cure a text, the likeliest first. Which of them does is found by
 * trying, so what the check advises is known to work.
 */
import { change, insert, type Opened, type Place, type Repair } from './syntax-place.ts';
import { fieldOf } from './syntax-values.ts';

/** A place, with what stands around it. */
interface Around extends Place {
  /** The group or list that is open there. */
  inner: Opened;
  /** The character there; nothing at the end of the file. */
  here: string;
  /** Where the last character before it ends, spaces apart; and the same before a comma. */
  end: number;
  item: number;
  /** A text that stands right before it, where a name may have lost its group. */
  name: string | undefined;
}

type Candidates = (Repair | false)[];

/** What may cure the brackets, commas and colons around a place. */
export function bracketRepairs(place: Place): Repair[] {
  const { text, offset, opened } = place;
  const end = text.slice(0, offset).trimEnd().length;
  const inner = opened.at(-1);
  if (!inner) return afterTheEnd(text, offset, end);
  const name = /"[^"\n]*"$/.exec(text.slice(Math.max(0, end - 200), end))?.[0];
  const around = { ...place, inner, here: text[offset] ?? '', end, item: beforeComma(text, end), name };
  return [signs, twice, afterList, closers, openers, tooMany]
    .flatMap((candidates) => candidates(around))
    .filter((repair) => repair !== false);
}

/** The end of what stands before a place, and before a comma there. */
function beforeComma(text: string, offset: number): number {
  const before = text.slice(0, offset).trimEnd();
  return (before.endsWith(',') ? before.slice(0, -1).trimEnd() : before).length;
}

/** Where a character is to be written: "before "note"", "at the end of this line". */
function spot(text: string, at: number): string {
  const [, comma = '', next = ''] = /^[^\S\n]*(,?)[^\S\n]*("[^"\n]{1,30}"|\S)?/.exec(text.slice(at, at + 200)) ?? [];
  if (next === '') return `at the end of this line${comma && ', before the comma'}`;
  return comma ? `before the comma that stands before ${next}` : `before ${next}`;
}

function remove(text: string, at: number, why = ''): Repair {
  return change(at, at + 1, '', `There is one ${text[at]} too many here${why}.\nRemove it.`);
}

function exchange(text: string, at: number, right: string): Repair {
  const name = { ',': 'a comma', ':': 'a colon' }[right] ?? right;
  return change(at, at + 1, right, `This says ${text[at]} where ${name} belongs.\nWrite ${right} in its place.`);
}

/** Commas and colons. */
function signs({ text, offset, code, inner, here, end, item, name }: Around): Candidates {
  const isNewLine = text.slice(end, offset).includes('\n');
  const where = isNewLine ? 'at the end of this line, before the next item starts' : 'here';
  return [
    item < end &&
      /^[}\]]?$/.test(here) &&
      change(item, item + 1, '', 'There is a comma after the last item.\nRemove the comma.'),
    /[,;=.]/.test(here) && exchange(text, offset, ':'),
    code === 'ColonExpected' && insert(end, ':', `A colon is missing after ${name}.\nWrite : after ${name}.`),
    code === 'CommaExpected' &&
      inner.open === '{' &&
      firstName(text, inner) === /^"[^"\n]*"(?=\s*:)/.exec(text.slice(offset, offset + 400))?.[0] &&
      insert(offset, '}, {', `Two items stand in one pair of braces.\nWrite }, { ${spot(text, offset)}.`),
    /[;.:=]/.test(here) && exchange(text, offset, ','),
    code === 'CommaExpected' &&
      insert(
        end,
        ',',
        `A comma is missing ${where}.\n${isNewLine ? 'Write a comma there.' : `Write a comma ${spot(text, end)}.`}`,
      ),
  ];
}

/** The name with which a group, or the first group of a list, starts. */
function firstName(text: string, { offset }: Opened): string | undefined {
  return /^[[{\s]*("[^"\n]*")/.exec(text.slice(offset, offset + 400))?.[1];
}

/** A bracket or a quotation mark that stands twice. */
function twice({ text, offset, inner, here, end, name = '' }: Around): Candidates {
  const before = beforeComma(text, end - name.length);
  return [
    /["[{]/.test(here) && text[end - 1] === here && remove(text, offset),
    end === offset && text.slice(end - 2, end) === '""' && remove(text, end - 1),
    here === ':' &&
      firstName(text, inner) !== name &&
      /([}\]])\1$/.test(text.slice(Math.max(0, before - 2), before)) &&
      remove(text, before - 1),
    /^([[{])\s*\1/.test(text.slice(inner.offset, inner.offset + 200)) && remove(text, inner.offset),
  ];
}

/** An item behind the bracket that closes its list, as when an entry is pasted there. */
function afterList({ text, offset, here, item }: Around): Candidates {
  const found = /^\{(?:[^{}]|\{[^{}]*\})*\}/.exec(text.slice(offset, offset + 5000))?.[0];
  if (here !== '{' || text[item - 1] !== ']' || !found) return [];
  const isEmpty = text
    .slice(0, item - 1)
    .trimEnd()
    .endsWith('[');
  const moved = `${isEmpty ? '' : ','}${found}]`;
  const message =
    'This item stands after the bracket ] that closes its list.\nMove it between the brackets: [ before it, ] after it.';
  return [{ ...change(item - 1, offset + found.length, moved, message), offset }];
}

/** What is open is not closed: at the name that belongs outside, at the place, or at the end of the file. */
function closers({ text, offset, opened, outside, inner, here, end, item, name }: Around): Candidates {
  const closing = (at: number, group: Opened, more = ''): Repair => {
    const [kind, item] = group.open === '[' ? ['list', 'This list'] : ['group', 'This item'];
    const what = group === opened[0] ? 'The file' : group.name ? `The ${kind} of "${group.name}"` : item;
    return insert(
      at,
      `${group.close}${more}`,
      `${what} is not closed.\nWrite ${group.close}${more} ${spot(text, at)}.`,
    );
  };
  const all = opened.map(({ close }) => close).reverse();
  return [
    outside !== undefined && closing(beforeComma(text, outside.offset), outside.group),
    here === ':' && name !== undefined && closing(beforeComma(text, end - name.length), inner),
    closing(item, inner),
    closing(end, inner, ','),
    here === '' &&
      insert(
        end,
        all.join(''),
        `The file ends before its lists and groups are closed.\nWrite ${all.join(' ')} at its end.`,
      ),
    /[)}\]>]/.test(here) && exchange(text, offset, inner.close),
  ];
}

/** An opening bracket is missing or is of the wrong kind. */
function openers({ text, offset, inner, here, end, name }: Around): Candidates {
  const content = text.slice(inner.offset + 1, offset);
  const { key } = inner;
  const at = key ? key.value + text.slice(key.value, offset).search(/\S|$/) : 0;
  const kind = key && fieldOf(text, key.name, key.value).kind;
  const opening = (open: '[' | '{'): Repair | false =>
    key !== undefined &&
    text[at] !== open &&
    (kind === undefined || kind === 'list') &&
    insert(
      at,
      open,
      `The ${open === '[' ? 'list' : 'group'} of "${key.name}" has no opening bracket.\nWrite ${open} after "${key.name}":`,
    );
  return [
    here === ':' &&
      name !== undefined &&
      insert(end - name.length, '{', `The brace { that opens this item is missing.\nWrite { before ${name}.`),
    opening('['),
    opening('{'),
    exchange(text, inner.offset, inner.open === '[' ? '{' : '['),
    /[},]/.test(here) &&
      change(
        inner.offset,
        offset + 1,
        `[${content}]`,
        'A list stands between square brackets [ ].\nWrite [ and ] in place of { and }.',
      ),
  ];
}

function tooMany({ text, offset, here, end }: Around): Candidates {
  const closed = Math.max(text.lastIndexOf('}', end - 1), text.lastIndexOf(']', end - 1));
  return [
    /[,;:)}\]{[]/.test(here) && remove(text, offset),
    closed >= 0 && remove(text, closed, ', which closes a group or a list too early'),
  ];
}

function afterTheEnd(text: string, offset: number, end: number): Repair[] {
  return [
    remove(text, end - 1, ': the file is closed, and more follows'),
    change(offset, text.length, '\n', 'There is text after the brace } that closes the file.\nRemove it.'),
    change(0, offset, '', 'There is text before the brace { that opens the file.\nRemove it.'),
  ];
}
