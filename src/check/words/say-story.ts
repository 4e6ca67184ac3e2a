/** The sentences for what is wrong with the words of the story and of the data. */
import { formatNumber } from '../../charts/format.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { TAGS } from '../story/tags.ts';
import { named, type RecordsOf } from './show.ts';

/** Rows, sources and numbers of which a message names so many. */
const MOST_NAMED = 3;

/** What the story has in place of the tags and signs of web pages. */
const INSTEAD =
  'Numbers are <Fact id="…" />, bold words **words**, slanted ones *words*, links <Cite source="…">words</Cite>, quotations <Quote>words</Quote>; an empty line begins a paragraph, headings are the titles of scenes, pictures are figures, and no paragraph begins with “import” or “export”.';

/** References of the data as the story writes them. */
const IN_STORY = 'The story writes <Fact id="…" /> for {…}, and <When>2018</When> for {=2018}.';

/** `found` are words of the text. */
export const STORY_SENTENCES = {
  'story-missing': () =>
    `This file is missing or empty, and the story stands in it.\nRestore its last version: git restore ${STORY_PATH}`,
  /** `open` is the tag that is not closed, where that is the reason. */
  'unreadable-story': ({ open }: { open: string | undefined }) =>
    `${open ? `<${open}> is not closed` : 'A tag or a brace stands here without its other half, or is not written in full'}, so the story cannot be read from here on.\nClose a tag in the paragraph in which it begins, or by />; write straight quotation marks around values. A note in <!-- --> cannot stand in the story.`,
  /** How a tag is written, and where it stands. */
  'tag-form': ({ tag }: { tag: string }) => {
    const { needs = {}, isInline, isEmpty, inside } = TAGS[tag] ?? {};
    const attributes = Object.keys(needs).map((key) => ` ${key}="…"`);
    const sample = `<${tag}${attributes.join('')}${isEmpty ? ' />' : `>…</${tag}>`}`;
    const place = isInline ? 'in a line of text' : 'on a line of its own, with an empty line before it';
    return `<${tag}> is not written as it must be, or cannot stand here.\nWrite ${sample} ${place}${inside ? `, between <${inside} …> and </${inside}>` : ''}, each attribute once, and in no other <${tag}>.`;
  },
  'no-address': ({ name }: { name: string }) =>
    `The address "${name}" cannot stand in a link.\nWrite it in lower-case words joined by hyphens.`,
  'never-moves': ({ figure, type }: { figure: string; type: string }) =>
    `The figure "${figure}" is of the type "${type}", which no sequence can show.\nShow it as <Figure id="${figure}" />.`,
  'wrong-braces': ({ shown }: { shown: string }) =>
    `“${shown}” would be printed as it stands: braces stand in pairs around a name, with nothing before them and no spaces inside.\nWrite {row-id}, {row-id.column} or {fact-id}; {=2018} for a date; or remove them.`,
  'has-no-form': ({ words }: { words: string }) => `“${words}” has no form in the story.\n${INSTEAD}`,
  'avoided-word': (text: { found: string; instead: string }) =>
    `“${text.found}” is a word that this story avoids.\nWrite “${text.instead}”, or in the story put it into <Quote>…</Quote> with the name of who said it.`,
  'never-said': (text: { found: string; why: string; instead: string }) =>
    `“${text.found}”: ${text.why}\n${text.instead}`,
  'set-apart': (text: { found: string; why: string; instead: string }) =>
    `“${text.found}” in a title sets numbers against each other. ${text.why}\n${text.instead}`,
  'long-quotation': ({ words, count, most }: { words: string; count: number; most: number }) =>
    `“${shorten(words)}” quotes ${count} words.\nQuote ${most} at most, and say the rest in our words.`,
  'long-sentence': ({ words, count, most }: { words: string; count: number; most: number }) =>
    `The sentence “${shorten(words)}” has ${count} words.\nSplit it: ${most} words at most.`,
  /** `references` give the number. */
  'typed-number': ({ found, references }: { found: string; references: string[] }) => {
    const given = references.slice(0, MOST_NAMED).map((each) => `{${each}}`);
    // A small number may be held by chance.
    const fix =
      given.length > 0
        ? `${given.join(' or ')}, if that is what is meant`
        : 'its id in braces; where no row and no fact holds it, add one first';
    return `The number “${found}” is typed by hand and would stay when the data change.\nBind it: write ${fix}. ${IN_STORY} If it needs no number, say it without.`;
  },
  'typed-date': ({ found }: { found: string }) =>
    `The date “${found}” is typed by hand.\nDeclare it as a date: write {=${found}}. ${IN_STORY}`,
  'no-date': ({ found }: { found: string }) =>
    `“${found}” is declared as a date but is not one.\nOnly years from 1900 to 2099, months, days beside a month, seasons and “early”, “mid”, “end of”, “late”, “to”, “and”, “–” may stand there.`,
  'bare-id': ({ id }: { id: string }) =>
    `“${id}” is the id of a row or a fact, and readers would see it as it is typed.\nWrite {${id}} to give what it holds. ${IN_STORY}`,
  'markup-in-text': ({ tags }: { tags: string[] }) =>
    `This text holds ${tags.join(' and ')}, as web pages are written. Texts are plain words, and readers would see it as it is typed.\nKeep the words alone, and write characters such as ’ themselves. Links belong in the sources.`,
  'wrong-direction': ({ rose, from, to }: { rose: boolean; from: number; to: number }) =>
    `The words say that it ${rose ? 'rose' : 'fell'}, but it goes from ${formatNumber(from)} to ${formatNumber(to)}.\nSay what the rows bear, or correct the row that is wrong.`,
  'of-another-view': ({ row, view }: { row: string; view: string }) =>
    `The step tells of "${row}", which its view "${view}" does not pick out, and another view of the figure does.\nName the view that shows what the step tells, or reword the step.`,
  /** `found` is the word of a status, or the status that a sign stands for. */
  'of-another-status': ({ number, found, status }: { number: string; found: string; status: string }) =>
    `The words beside ${number} make it ${found}, but its row says ${status}.\nSay what the row says, by its word and its sign, or correct the row.`,
  'one-report-unsaid': ({ row }: { row: string }) =>
    `The row "${row}" rests on one report, and the paragraph does not say so.\nSay it beside the number: “one report”, “one newspaper”, “according to one report”.`,
};

/** What asks for a second look and stops nothing. */
export const DOUBT_SENTENCES = {
  'foreign-digits': (text: { found: string }) =>
    `“${text.found}” is written in digits of another script.\nBind the number to its row; where it belongs to a name, write it in the digits 0 to 9.`,
  'wrong-order': ({ earlier, later }: { earlier: string; later: string }) =>
    `The words put “${earlier}” before “${later}”, but by the dates of their rows and sources it is the other way round.\nTurn the order of the sentence, or correct the date that is wrong.`,
  'not-extreme': ({ found, further }: { found: string; further: string }) =>
    `The words make “${found}” an end of its rows, but by its number or its date "${further}" lies beyond it.\nName that row, or bind the claim to a fact with the formula max([table]), min([table]) or newest("table").`,
  undated: ({ found }: { found: string }) =>
    `“${found}” is of no day: the sentence has no date, and whoever reads it later takes it for their own day.\nSay the date beside it, bound to a row where it can be, or leave the word out.`,
  'outrun-text': ({ last, later }: { last: string; later: string[] }) =>
    `The text stops at ${last}, but the figure draws ${later.length === 1 ? 'a later row' : 'later rows'}: ${named(later)}.\nLet the text end with the newest row, bound to its date.`,
  'drawn-unnamed': ({ rows }: { rows: string[] }) =>
    `The view draws ${named(rows)}, and neither its alt text nor a view before it says so: who does not see the chart is not told.\nName each row in the text, as {${rows[0]}} for example, or list it under "hide" of the view.`,
  /** The end of a search, in words, that newer rows have passed. */
  'outrun-search': ({ words, newest }: { words: string; newest: string }) =>
    `The text says that we looked until “${words}”, but the newest row is of ${newest}.\nLook again and correct the date, or bind it: a fact with the formula newest() or newest("dataset") gives it.`,
  /** A direction, a highest or a last without the rows that bear it. */
  'unbound-claim': ({ found }: { found: string }) =>
    `“${found}” claims something of the rows, and no number of theirs stands behind it: it would stay when they change.\nName the rows that bear it, as in “from {row-a} to {row-b}” or “the highest, {fact}”, or say it without.`,
  'of-another-row': ({ number, beside }: { number: string; beside: string }) =>
    `The number ${number} stands beside ${beside}, which is of another row.\nTake both from one row, or say how they belong together.`,
};

/** What a check has found in the story and in words. */
export type TextMistake = RecordsOf<typeof STORY_SENTENCES & typeof DOUBT_SENTENCES>;

/** The first words of a text, to name it. */
function shorten(text: string): string {
  const words = text.replaceAll('□', '…').split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ');
}
