/** Reads the tags of the story to the letter, and says in plain words why one of them cannot be read. */
import { didYouMean } from '../data/say.ts';
import { suggest } from '../data/suggest.ts';

/** How a tag of the story is written. */
interface TagRule {
  /** The attributes that it must have, and those that it may have. */
  needs: string[];
  may?: string[];
  /** Stands inside a sentence; every other tag stands on a line of its own. */
  isInline?: true;
  /** Holds nothing, and ends with />. */
  isEmpty?: true;
}

/** Every tag that the story may use. */
export const TAGS: Record<string, TagRule | undefined> = {
  Scene: { needs: ['id', 'title'] },
  Figure: { needs: ['id'], may: ['anchor'], isEmpty: true },
  Scrolly: { needs: ['figures'] },
  Step: { needs: ['id', 'figure', 'view'] },
  Fact: { needs: ['id'], may: ['as'], isInline: true, isEmpty: true },
  Cite: { needs: ['source'], isInline: true },
  Flow: { needs: [] },
  When: { needs: [], isInline: true },
  Quote: { needs: [], isInline: true },
  Evidence: { needs: [], isEmpty: true },
  EndMatter: { needs: [], isEmpty: true },
  Corrections: { needs: [], isEmpty: true },
};

export interface Tag {
  name: string;
  line: number;
  attributes: Record<string, string>;
  /** Names that stand twice in it. */
  doubled: string[];
  /** Offsets in the text. */
  start: number;
  end: number;
  kind: 'opens' | 'closes' | 'empty';
}

/** A mistake in how a tag is written. */
export interface TagMistake {
  name: string;
  start: number;
  end: number;
  message: string;
}

const EXACT = /<(\/?)([A-Za-z]\w*)((?:\s+\w+="[^"<>\n]*")*)\s*(\/?)>/y;

/** All tags in order, and every < and > that belongs to none. */
export function readTags(text: string): { tags: Tag[]; unread: TagMistake[] } {
  const tags: Tag[] = [];
  const unread: TagMistake[] = [];
  let [done, line] = [0, 1];
  for (let start = text.indexOf('<'); start >= 0; start = text.indexOf('<', done)) {
    unread.push(...strayEnds(text, done, start));
    line += text.slice(done, start).split('\n').length - 1;
    const found = exactTag(text, start, line) ?? unreadTag(text, start);
    if ('kind' in found) tags.push(found);
    else unread.push(found);
    done = found.end;
    line += text.slice(start, done).split('\n').length - 1;
  }
  return { tags, unread: [...unread, ...strayEnds(text, done, text.length)] };
}

function exactTag(text: string, start: number, line: number): Tag | undefined {
  EXACT.lastIndex = start;
  const [whole = '', slash, name = '', attributeText = '', isEmpty] = EXACT.exec(text) ?? [];
  if (!whole || (slash && (attributeText || isEmpty))) return undefined;
  const pairs = [...attributeText.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => ({ key, value }));
  return {
    name,
    line,
    attributes: Object.fromEntries(pairs.map(({ key, value }) => [key, value])),
    doubled: pairs.map(({ key }) => key).filter((key, index, keys) => keys.indexOf(key) < index),
    start,
    end: start + whole.length,
    kind: slash ? 'closes' : isEmpty ? 'empty' : 'opens',
  };
}

/** The text with spaces for every tag that cannot be read, so that nobody takes its letters for words. */
export function withoutUnread(text: string, unread: TagMistake[] = readTags(text).unread): string {
  const blank = (all: string, { start, end }: TagMistake): string =>
    all.slice(0, start) + all.slice(start, end).replace(/[^\n]/g, ' ') + all.slice(end);
  return unread.reduce(blank, text);
}

/** The ends of tags that lost their beginning, as in: Fact id="…" /> */
function strayEnds(text: string, from: number, to: number): TagMistake[] {
  const words = text.slice(from, to);
  if (!words.includes('>')) return [];
  return [...words.matchAll(/(?:\/?[A-Za-z]+(?:\s+\w+="[^"\n]*")*\s*\/?)?>/g)].map(({ 0: found, index }) => ({
    name: /^\/?([A-Za-z]+)/.exec(found)?.[1] ?? '',
    start: from + index,
    end: from + index + found.length,
    message: `${found} looks like the end of a tag that does not begin, and readers would see it.\nWrite < before the name of the tag, or say it in words.`,
  }));
}

function unreadTag(text: string, start: number): TagMistake {
  const line = /^.*/.exec(text.slice(start))?.[0] ?? '';
  if (line.startsWith('<!--')) {
    const close = text.indexOf('-->', start);
    return {
      name: '',
      start,
      end: close < 0 ? start + line.length : close + 3,
      message:
        'A note in <!-- --> stops the build.\nDelete it; what is worth keeping goes into the message of the commit.',
    };
  }
  const name = /^<\/?([A-Za-z]\w*)/.exec(line)?.[1];
  if (name === undefined) {
    const message =
      'The sign < begins a tag, and no name of a tag comes after it.\nWrite it in words, such as “less than”.';
    return { name: '', start, end: start + 1, message };
  }
  const whole = /^<[^<>]*>?/.exec(line)?.[0] ?? '';
  return { name, start, end: start + whole.length, message: unreadMessage(whole, name) };
}

function unreadMessage(whole: string, name: string): string {
  const [unknown] = unknownTag(name);
  if (unknown) return unknown;
  if (!whole.endsWith('>')) return `<${name}> has no > at its end.\nWrite it like this: ${sampleOf(name)}`;
  const mended = whole
    .replace(/=\{["']?([^{}"']*)["']?\}/g, '="$1"')
    .replace(/=\s*[“”„«»‘’']([^“”„«»‘’'"]*)[“”„«»‘’']/g, '="$1"')
    .replace(/=([^\s"'“”„«»‘’/>{}]+)"?/g, '="$1"')
    .replace(/="([^\s"/>]+)(?=\s*\/?>$)/, '="$1"');
  EXACT.lastIndex = 0;
  if (EXACT.test(mended))
    return `The values of <${name}> do not stand in straight quotation marks, so it cannot be read.\nWrite ${mended}`;
  const shown = whole.length > 60 ? `${whole.slice(0, 57)}…` : whole;
  return `The tag ${shown} cannot be read.\nWrite it like this: ${sampleOf(name)}`;
}

/** `<Cite source="…">…</Cite>` */
export function sampleOf(name: string): string {
  const rule = TAGS[name];
  const attributes = (rule?.needs ?? []).map((key) => ` ${key}="…"`).join('');
  return rule?.isEmpty ? `<${name}${attributes} />` : `<${name}${attributes}>…</${name}>`;
}

/** What there is to say of a tag that the story does not have. */
export function unknownTag(name: string): string[] {
  if (TAGS[name]) return [];
  const known = Object.keys(TAGS);
  const right = known.find((each) => each.toLowerCase() === name.toLowerCase());
  if (right) return [`There is no tag <${name}>: capital letters count.\nWrite <${right}>.`];
  const instead = INSTEAD[name.toLowerCase()];
  return [`There is no tag <${name}>.\n${instead ? `Write ${instead}.` : didYouMean(suggest(name, known))}`];
}

/** Tags of web pages, and how the story says the same. */
const INSTEAD: Record<string, string> = {
  a: '<Cite source="…">…</Cite>',
  http: '<Cite source="…">…</Cite>',
  https: '<Cite source="…">…</Cite>',
  b: '**bold words**',
  strong: '**bold words**',
  i: '*slanted words*',
  em: '*slanted words*',
  br: 'a new paragraph after an empty line',
  p: 'a new paragraph after an empty line',
  q: '<Quote>…</Quote>',
};
