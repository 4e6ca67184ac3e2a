/** Tags, entities and links of web pages that came along when a text was pasted: readers would see them as they stand. */
import { markdownToMdast } from 'satteri';
import { parseFile } from '../parse.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';
import type { TextMistake } from '../../data/mistakes/text-mistake.ts';
import { eachText } from './passages.ts';

const MARKUP = /<!--|<[/!]?[a-z][^<>]*>?|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});|\[[^\][]*\]\([^()\s]*\)/gi;

/** More different slips in one text than anybody makes but by pasting a page. */
const MOST_IN_A_TEXT = 5;

/** Characters that cannot be shown by themselves, or would end the text of a data file. */
const NAMED: Record<string, string> = {
  '\u00a0': 'an ordinary space',
  '"': '“ or ”',
  '<': 'the sign <, with a space after it',
};

/** Every text of the data that holds a tag, an entity or a link, with each that it holds. */
export function lintMarkup(files: DataFile[]): Problem[] {
  return files.flatMap((file) => {
    const located = file.text.search(MARKUP) < 0 ? undefined : parseFile(file);
    if (!located || !('value' in located)) return [];
    const problems: Problem[] = [];
    eachText(located.value, (text, at) => {
      const found = at.at(-1) === 'url' ? [] : (text.match(MARKUP) ?? []);
      problems.push(
        ...mistakes([...new Set(found)].slice(0, MOST_IN_A_TEXT)).map((each) => located.problem([...at], each)),
      );
    });
    return problems;
  });
}

function mistakes(found: string[]): TextMistake[] {
  const tags = found.filter((each) => each.startsWith('<')).map((each) => each.slice(0, 30));
  return [
    ...(tags.length > 0 ? [{ code: 'tags-in-text' as const, tags }] : []),
    ...found
      .filter((each) => !each.startsWith('<'))
      .map((each): TextMistake => {
        if (each.startsWith('&')) return { code: 'entity-in-text', found: each, instead: characterOf(each) };
        const shown = each.length > 60 ? `${each.slice(0, 57)}…` : each;
        return { code: 'link-in-text', found: shown, instead: each.slice(1, each.indexOf(']')) };
      }),
  ];
}

/** "’" of "&rsquo;" or "&#8217;" */
function characterOf(entity: string): string {
  const root = markdownToMdast(entity);
  const [paragraph] = 'children' in root ? root.children : [];
  const [node] = paragraph && 'children' in paragraph ? paragraph.children : [];
  const sign = node?.type === 'text' ? node.value : entity;
  return NAMED[sign] ?? (sign === entity || !sign.trim() ? 'the character itself' : sign);
}
