/** The sentences for what is wrong with the words of the story and of the data. */
import { formatNumber } from '../../charts/format.ts';
import type { ClaimMistake, TextMistake } from '../../data/mistakes/text-mistake.ts';

/** Rows, sources and numbers of which a message names so many. */
const MOST_NAMED = 3;

export function sayText(mistake: TextMistake): string {
  switch (mistake.code) {
    case 'avoided-word':
      return `${shown(mistake)} is a word that this story avoids.\nWrite “${mistake.instead}”${mistake.isTag ? ', or put it into <Quote>…</Quote> with the name of who said it' : ''}.`;
    case 'never-said':
      return `${shown(mistake)}: ${mistake.why}\n${mistake.instead}`;
    case 'set-apart':
      return `${shown(mistake)} in a title sets numbers against each other. ${mistake.why}\n${mistake.instead}`;
    case 'long-quotation':
      return `“${shorten(mistake.words)}” quotes ${mistake.count} words.\nQuote ${mistake.most} at most, and say the rest in our words.`;
    case 'long-sentence':
      return `The sentence “${shorten(mistake.words)}” has ${mistake.count} words.\nSplit it: ${mistake.most} words at most.`;
    case 'typed-number':
      return typedNumber(mistake);
    case 'typed-date':
      return `The date ${shown(mistake)} is typed by hand.\nDeclare it as a date: write ${declared(mistake)}.`;
    case 'no-date':
      return `${declared(mistake)} is declared as a date but is not one.\nOnly years from 1900 to 2099, months, days beside a month, seasons and “early”, “mid”, “end of”, “late”, “to”, “and”, “–” may stand there.`;
    case 'foreign-digits':
      return `${shown(mistake)} is written in digits of another script.\nBind the number to its row; where it belongs to a name, write it in the digits 0 to 9.`;
    case 'bare-id':
      return `“${mistake.id}” is the id of a row or a fact, and readers would see it as it is typed.\nWrite ${reference(mistake.id, mistake.isTag)} to give what it holds.`;
    case 'markup-in-text':
      return `This text holds ${listed(mistake.tags, 'and')}, as web pages are written. Texts are plain words, and readers would see it as it is typed.\nKeep the words alone, and write characters such as ’ themselves. Links belong in the sources.`;
    case 'unused-source':
      return `No row and no sentence rests on the source "${mistake.id}".\nName it in the "sources" of a row or cite it in the story, or remove it.`;
    case 'unused-fact':
      return `No text gives the fact "${mistake.id}".\nUse it in the story or in a figure, or remove it.`;
    default:
      return sayClaim(mistake);
  }
}

function sayClaim(mistake: ClaimMistake): string {
  switch (mistake.code) {
    case 'said-elsewhere': {
      const { to, source, first, publisher, isRelayed } = mistake;
      const why = isRelayed ? `relays a report of ${first}` : `is of ${publisher}`;
      return `The words were said to ${to}, the sentence says, but its source “${source}” ${why}.\nWrite “told ${first}, as ${publisher} relays”.`;
    }
    case 'first-unnamed': {
      const { publisher, first } = mistake;
      return `The sentence gives this to ${publisher}, which relays ${first} and may not be the first.\nName ${first} too: “${first}, as ${publisher} relays”.`;
    }
    case 'wrong-order':
      return `The words put “${mistake.earlier}” before “${mistake.later}”, but by the dates of their rows and sources it is the other way round.\nTurn the order of the sentence, or correct the date that is wrong.`;
    case 'wrong-direction':
      return `The words say that it ${mistake.rose ? 'rose' : 'fell'}, but it goes from ${formatNumber(mistake.from)} to ${formatNumber(mistake.to)}.\nSay what the rows bear, or correct the row that is wrong.`;
    case 'not-extreme': {
      const [most, more, formula] = mistake.isHighest ? ['highest', 'more', 'max'] : ['lowest', 'less', 'min'];
      const what = mistake.further ? `"${mistake.further}" has ${more}` : 'its formula seeks the other end';
      return `The words make “${mistake.found}” the ${most}, but ${what}.\nBind it to a fact with the formula ${formula}([${mistake.dataset}]), or reword it.`;
    }
    case 'undated':
      return `“${mistake.found}” is of no day: the sentence has no date, and whoever reads it later takes it for their own day.\nSay the date beside it, bound to a row where it can be, or leave the word out.`;
    case 'beyond-facts':
      return `This says “${mistake.words}”, but the newest row with a fact is of ${mistake.newest}.\nBind the date: a fact with the formula newest() or newest("dataset") gives it.`;
    case 'outrun-text':
      return `The text stops at ${mistake.last}, but the figure draws ${mistake.later.length === 1 ? 'a later row' : 'later rows'}: ${rows(mistake.later)}.\nLet the text end with the newest row, bound to its date.`;
    case 'found-since':
      return `The text says that there is nothing after ${mistake.date}, but "${mistake.later}" is later.\nCorrect the date, or say of which rows the sentence speaks.`;
    case 'left-out-of-alt': {
      const it = mistake.rows.length === 1 ? 'it' : 'them';
      return `The view picks out ${rows(mistake.rows)}, and its alt text does not say so.\nName ${it} in the text, as {${mistake.rows[0]}} for example, or take ${it} out of the view.`;
    }
    case 'drawn-unnamed': {
      const it = mistake.rows.length === 1 ? 'it' : 'them';
      return `The view draws ${rows(mistake.rows)}, and neither its alt text nor a view before it names ${it}: who does not see the chart is not told.\nName ${it} in the text, as {${mistake.rows[0]}} for example, or list ${it} under "hide" of the view.`;
    }
    case 'outrun-search':
      return `The text says that we looked until “${mistake.words}”, but the newest row is of ${mistake.newest}.\nLook again and correct the date, or bind it: a fact with the formula newest() or newest("dataset") gives it.`;
    case 'unbound-claim':
      return `“${mistake.found}” claims something of the rows, and no number of theirs stands behind it: it would stay when they change.\nName the rows that bear it, as in “from {row-a} to {row-b}” or “the highest, {fact}”, or say it without.`;
    case 'not-last':
      return `The words make “${mistake.found}” the ${mistake.which}, but by its date "${mistake.further}" is ${{ first: 'earlier', last: 'later', only: 'another' }[mistake.which]}.\nName that row, or reword the sentence.`;
    case 'of-another-row':
      return `The number ${mistake.number} stands beside ${mistake.beside}, which is of another row.\nTake both from one row, or say how they belong together.`;
    case 'of-another-view':
      return `The step tells of "${mistake.row}", which its view "${mistake.view}" does not pick out, and another view of the figure does.\nName the view that shows what the step tells, or reword the step.`;
    case 'of-another-status':
      return `The words beside ${mistake.number} make it ${mistake.found}, but its row says ${mistake.status}.\nSay what the row says, by its word and its sign, or correct the row.`;
    case 'one-report-unsaid':
      return `The row "${mistake.row}" rests on one report, and the paragraph does not say so.\nSay it beside the number: “one report”, “one newspaper”, “according to one report”.`;
  }
}

function typedNumber({ references, isTag, ...found }: Extract<TextMistake, { code: 'typed-number' }>): string {
  const named = references.slice(0, MOST_NAMED).map((each) => reference(each, isTag));
  const more = references.length - named.length;
  const all = more > 0 ? [...named, `one of ${more} more that hold it`] : named;
  const unknown = `write ${isTag ? '<Fact id="…" /> with its id' : 'its id in braces'}; where no row and no fact holds it, add one first`;
  // A small number may be held by chance.
  const fix = all.length > 0 ? `write ${listed(all, 'or')}, if that is what is meant` : unknown;
  return `The number ${shown(found)} is typed by hand and would stay when the data change.\nBind it: ${fix}. If it needs no number, say it without.`;
}

function reference(name: string, isTag: boolean): string {
  const [id, form] = name.split('|');
  return isTag ? `<Fact id="${id}"${form ? ` as="${form}"` : ''} />` : `{${name}}`;
}

function declared({ found, isTag }: { found: string; isTag: boolean }): string {
  return isTag ? `<When>${found}</When>` : `{=${found}}`;
}

function shown({ found, times = 1 }: { found: string; times?: number }): string {
  return `“${found}”${times > 1 ? ` (${times} times here)` : ''}`;
}

function rows(ids: string[]): string {
  return ids
    .slice(0, MOST_NAMED)
    .map((id) => `"${id}"`)
    .join(', ');
}

/** "a, b or c" */
function listed(words: string[], last: 'and' | 'or'): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(` ${last} `);
}

/** The first words of a text, to name it. */
function shorten(text: string): string {
  const words = text.replaceAll('□', '…').split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ');
}
