/** What is wrong with tags that can be read: wrong attributes, and tags that do not close where they should. */
import { didYouMean } from '../data/say.ts';
import { suggest } from '../data/suggest.ts';
import { sampleOf, TAGS, type Tag, type TagMistake } from './tags.ts';

/** Attributes that are missing, unknown or there twice. */
export function attributeMistakes({ name, attributes, doubled }: Tag): string[] {
  const rule = TAGS[name];
  if (!rule) return [];
  const known = [...rule.needs, ...(rule.may ?? [])];
  const missing = rule.needs.filter((key) => !attributes[key]?.trim());
  const strange = Object.keys(attributes).filter((key) => !known.includes(key));
  return [
    ...strange.map((key) => {
      const otherwise =
        known.length > 0 ? `Take it out, or write one of its own: ${known.join(', ')}.` : 'Take it out.';
      return `<${name}> has no attribute "${key}".\n${didYouMean(suggest(key, known), otherwise)}`;
    }),
    ...doubled.map((key) => `"${key}" stands twice in one <${name}>.\nKeep the right one and remove the other.`),
    ...(missing.length > 0 && strange.length === 0
      ? [`<${name}> says too little.\nIt needs ${missing.map((key) => `${key}="…"`).join(' and ')}.`]
      : []),
  ];
}

/** What is wrong with how the tags stand in each other: each that opens must close, in the same paragraph or on a line of its own. */
export function nestingMistakes(text: string, tags: Tag[], unread: TagMistake[] = []): TagMistake[] {
  const mistakes: TagMistake[] = [];
  // The other half of a tag that cannot be read, or has a wrong name, is no mistake of its own.
  const lost = new Set([...unread, ...tags.filter((tag) => !TAGS[tag.name])].map((each) => each.name.toLowerCase()));
  const report = ({ name, start, end }: Tag, message: string): void =>
    void mistakes.push({ name, start, end, message });
  let open: Tag[] = [];
  const closeFrom = (first: number): void => {
    for (const tag of open.slice(first)) report(tag, notClosed(tag.name));
    open = open.slice(0, first);
  };
  for (const tag of tags) {
    const { name, kind } = tag;
    const rule = TAGS[name];
    if (!rule || lost.has(name.toLowerCase())) continue;
    const isEnded = open.findIndex(
      (each) => TAGS[each.name]?.isInline && (!rule.isInline || isParted(text, each, tag)),
    );
    if (isEnded >= 0) closeFrom(isEnded);
    if (!rule.isInline && !isAlone(text, tag))
      report(tag, `<${name}> stands in a line of text.\nWrite it on a line of its own, with an empty line before it.`);
    const same = open.findLastIndex((each) => each.name === name);
    if (kind === 'closes') {
      if (same < 0)
        report(tag, `</${name}> closes nothing.\nRemove it, or write <${name}> before what it should close.`);
      else {
        closeFrom(same + 1);
        open = open.slice(0, same);
      }
    } else if (rule.isEmpty) {
      if (kind === 'opens')
        report(
          tag,
          `<${name}> is not closed.\nWrite /> at its end: ${text.slice(tag.start, tag.end - 1).trimEnd()} />`,
        );
    } else if (kind === 'empty') report(tag, `<${name}> holds nothing.\nWrite it like this: ${sampleOf(name)}`);
    else {
      // None of our tags stands in one of its own kind.
      if (same >= 0) closeFrom(same);
      open.push(tag);
    }
  }
  closeFrom(0);
  return mistakes;
}

function notClosed(name: string): string {
  return TAGS[name]?.isInline
    ? `<${name}> is not closed in its paragraph.\nWrite </${name}> after the last word that belongs to it.`
    : `<${name}> is not closed.\nWrite </${name}> on a line of its own after what belongs to it.`;
}

/** True where a paragraph or an item of a list ends between two tags. */
function isParted(text: string, from: Tag, to: Tag): boolean {
  return /\n[ \t\r]*(?:\n|(?:\d+\.|[-*+])[ \t])/.test(text.slice(from.end, to.start));
}

/** True for a tag with nothing else on its line, below an empty line or a line that is a tag itself. */
function isAlone(text: string, { start, end }: Tag): boolean {
  const before = text.slice(0, start).split('\n');
  const above = before.at(-2)?.trim() ?? '';
  const isFree = !before.at(-1)?.trim() && !/^[^\n]*\S/.test(text.slice(end));
  return isFree && (!above || /^<[^<>]*>$/.test(above));
}
