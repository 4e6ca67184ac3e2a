/** Tags, entities and links of web pages that came along when a text was pasted: readers would see them as they stand. */
import { parseFile } from '../parse.ts';
import type { Path, Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';

const MARKUP = /<!--|<[/!]?[a-z][^<>]*>?|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});|\[[^\][]*\]\([^()\s]*\)/gi;

/** More different slips in one text than anybody makes but by pasting a page. */
const MOST_IN_A_TEXT = 5;

const ENTITIES: Record<string, string> = {
  nbsp: 'an ordinary space',
  amp: '&',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  quot: '“ or ”',
  apos: '’',
  ndash: '–',
  mdash: '–',
  hellip: '…',
  pound: '£',
  euro: '€',
  lt: 'the sign <, with a space after it',
  gt: '>',
};

/** Every text of the data that holds a tag, an entity or a link, with each that it holds. */
export function lintMarkup(files: DataFile[]): Problem[] {
  return files.flatMap((file) => {
    if (file.text.search(MARKUP) < 0) return [];
    const located = parseFile(file);
    if ('message' in located) return [];
    const visit = (part: unknown, at: Path): Problem[] => {
      if (typeof part === 'string') {
        const found = at.at(-1) === 'url' ? [] : part.match(MARKUP);
        return sentences(found ?? []).map((message) => located.problem(at, message));
      }
      if (typeof part !== 'object' || part === null) return [];
      return Object.entries(part).flatMap(([key, child]) =>
        visit(child, [...at, Array.isArray(part) ? Number(key) : key]),
      );
    };
    return visit(located.value, []);
  });
}

function sentences(found: string[]): string[] {
  const all = [...new Set(found)].slice(0, MOST_IN_A_TEXT);
  const tags = all.filter((each) => each.startsWith('<')).map((each) => each.slice(0, 30));
  const named = `${tags.slice(0, -1).join(', ')}${tags.length > 1 ? ' and ' : ''}${tags.at(-1)}`;
  return [
    ...(tags.length > 0
      ? [
          `This text holds ${named}, ${tags.length > 1 ? 'tags' : 'a tag'} of a web page. Texts are plain words, and readers would see ${tags.length > 1 ? 'the tags' : 'the tag'}.\nRemove every tag, and keep the words.`,
        ]
      : []),
    ...all.filter((each) => each.startsWith('[')).map(linkSentence),
    ...all.filter((each) => each.startsWith('&')).map(entitySentence),
  ];
}

function linkSentence(found: string): string {
  const words = found.slice(1, found.indexOf(']'));
  return `This text holds a link, ${found.length > 60 ? `${found.slice(0, 57)}…` : found}. Texts are plain words, and readers would see it as it is typed.\nWrite “${words}” alone. Links belong in the sources: add the page there, and name the source in the row.`;
}

function entitySentence(found: string): string {
  const fix = ENTITIES[found.slice(1, -1).toLowerCase()] ?? numbered(found) ?? 'the character itself';
  return `This text holds ${found}, a character in the spelling of web pages, and readers would see it like that.\nWrite ${fix} instead.`;
}

/** The character of "&#8217;" or "&#x2019;". */
function numbered(entity: string): string | undefined {
  const [, hex, digits] = /^&#(x?)([\da-f]+);$/i.exec(entity) ?? [];
  const code = digits === undefined ? NaN : parseInt(digits, hex ? 16 : 10);
  return code > 32 && code < 0xd800 ? String.fromCodePoint(code) : undefined;
}
