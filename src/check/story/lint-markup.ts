/** Tags, entities and links of web pages that came along when a text was pasted: readers would see them as they stand. */
import { eachText } from '../../data/row-name.ts';
import { parseFile } from '../parse.ts';
import type { Problem } from '../problems.ts';
import type { DataFile } from '../../data/read.ts';

const MARKUP = /<!--|<[/!]?[a-z][^<>]{0,30}>?|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});|\[[^\][]*\]\([^()\s]*\)/gi;

/** More different slips in one text than anybody makes but by pasting a page. */
const MOST_IN_A_TEXT = 5;

/** Every text of the data that holds a tag, an entity or a link, with each that it holds. */
export function lintMarkup(files: DataFile[]): Problem[] {
  return files.flatMap((file) => {
    const located = file.text.search(MARKUP) < 0 ? undefined : parseFile(file);
    if (!located || !('value' in located)) return [];
    const problems: Problem[] = [];
    eachText(located.value, (text, at) => {
      const found = at.at(-1) === 'url' ? [] : [...new Set(text.match(MARKUP))];
      if (found.length > 0)
        problems.push(located.problem([...at], { code: 'markup-in-text', tags: found.slice(0, MOST_IN_A_TEXT) }));
    });
    return problems;
  });
}
