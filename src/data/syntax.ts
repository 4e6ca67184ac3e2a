/** JSON that does not parse, in words for somebody who has never heard of a token. */
import { wholeFile } from './syntax-file.ts';
import { firstFault, isJson, mended, type Mistake, type Place, type Repair } from './syntax-place.ts';
import { characterRepairs, quoteRepairs } from './syntax-quotes.ts';
import { bracketRepairs } from './syntax-repairs.ts';
import { badValue } from './syntax-values.ts';

/** The first mistake of a text that is no JSON: where to look, and what, taken at its word, mends it. */
export function syntaxMistake(text: string, path: string): Mistake | Repair {
  const whole = wholeFile(text, path);
  if (whole) return whole;
  const place = firstFault(text) ?? { text, offset: 0, code: '', opened: [] };
  return cutShort(place, path) ?? badValue(place) ?? cure(place) ?? unreadable(place, path);
}

function cutShort({ text, offset }: Place, path: string): Mistake | undefined {
  const isAtEnd = !text.slice(offset).trimEnd().includes('\n');
  const isClosed = [text, text.slice(0, offset)].some((part) => /[}\]]/.test(part.trimEnd().at(-1) ?? ''));
  if (!isAtEnd || isClosed) return undefined;
  return {
    offset: Math.max(0, text.trimEnd().length - 1),
    message: `The file stops in the middle.\nRestore its last version (git restore ${path}), or add what is missing up to the last brace }.`,
  };
}

/** Texts longer than this are tried for a whole cure only, so that the check stays fast. */
const LONGEST = 5_000_000;

/** The first change that makes the text whole; where there are more mistakes, the one after which most can be read. */
function cure(place: Place): Repair | undefined {
  const { text, offset } = place;
  const repairs = [...characterRepairs(place), ...bracketRepairs(place), ...quoteRepairs(place)];
  const right = repairs.find((repair) => isJson(mended(text, repair)));
  if (right || text.length > LONGEST) return right;
  const reached = repairs.map((repair) => {
    const { from, to, insert } = repair;
    const reach = (firstFault(mended(text, repair))?.offset ?? 0) - insert.length + (to - from);
    return { repair, reach };
  });
  const farthest = Math.max(offset, ...reached.map(({ reach }) => reach));
  return reached.find(({ reach }) => reach === farthest && reach > offset)?.repair;
}

function unreadable({ text, offset }: Place, path: string): Mistake {
  const words = /^[^\n]{1,30}/.exec(text.slice(offset))?.[0] ?? '';
  return {
    offset: Math.min(offset, text.length - 1),
    message: `The text cannot be read from here on${words ? `: ${words}` : ''}.\nCompare the line with the ones above and below it; git diff ${path} shows what was changed.`,
  };
}
