/** Tags and entities of web pages that came along when a text was pasted: readers would see them as they stand. */
import { parseFile } from '../data/parse.ts';
import type { Path, Problem } from '../data/problems.ts';
import type { DataFile } from '../data/read.ts';

const MARKUP = /<!--|<[/!]?[a-z][^<>]*>?|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});/i;

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

/** Every text of the data that holds a tag or an entity. */
export function lintMarkup(files: DataFile[]): Problem[] {
  return files.flatMap((file) => {
    if (!MARKUP.test(file.text)) return [];
    const located = parseFile(file);
    if ('message' in located) return [];
    const visit = (part: unknown, at: Path): Problem[] => {
      if (typeof part === 'string') {
        const found = at.at(-1) === 'url' ? undefined : MARKUP.exec(part)?.[0];
        return found ? [located.problem(at, sentence(found))] : [];
      }
      if (typeof part !== 'object' || part === null) return [];
      return Object.entries(part).flatMap(([key, child]) =>
        visit(child, [...at, Array.isArray(part) ? Number(key) : key]),
      );
    };
    return visit(located.value, []);
  });
}

function sentence(found: string): string {
  if (found.startsWith('<'))
    return `This text holds ${found.slice(0, 30)}, a tag of a web page. Texts are plain words, and readers would see the tag.\nRemove every tag, and keep the words.`;
  const fix = ENTITIES[found.slice(1, -1).toLowerCase()] ?? numbered(found) ?? 'the character itself';
  return `This text holds ${found}, a character in the spelling of web pages, and readers would see it like that.\nWrite ${fix} instead.`;
}

/** The character of "&#8217;" or "&#x2019;". */
function numbered(entity: string): string | undefined {
  const [, hex, digits] = /^&#(x?)([\da-f]+);$/i.exec(entity) ?? [];
  const code = digits === undefined ? NaN : parseInt(digits, hex ? 16 : 10);
  return code > 32 && code < 0xd800 ? String.fromCodePoint(code) : undefined;
}
