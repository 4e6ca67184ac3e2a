/** Texts with their numbers as links: each leads to the row or the formula it comes from. */
import { type Fact, prepareText, type PreparedText } from '../data/facts.ts';
import type { Data } from '../data/data.ts';
import type { Status } from '../charts/types.ts';
import { escapeHtml } from './html.ts';
import { NUMBERS_PATH } from './places.ts';

/** What a listener hears right after a number: nothing where it is published, as most are. */
export const SPOKEN: Record<Status, string> = {
  published: '',
  released: 'released',
  leaked: 'leaked, not confirmed',
  derived: 'our arithmetic',
};

/** A number as a link to its row or, where it is computed, to its formula; dates and names stay plain text. */
export function factHtml(fact: Fact): string {
  if (fact.kind === 'words') return escapeHtml(fact.text);
  const [row] = fact.rows;
  const own = fact.rows.length === 1 && row === fact.ref.split('.')[0];
  const address = `${import.meta.env.BASE_URL}${NUMBERS_PATH}#${own ? `row-${row}` : `fact-${fact.ref}`}`;
  // In an attribute: text between the numbers and the words would stand in copies of the page.
  const spoken = /\d/.test(fact.text) && SPOKEN[fact.status];
  const label = spoken ? ` aria-label="${escapeHtml(`${fact.text}, ${spoken}`)}"` : '';
  return `<a class="fact fact--${fact.status}" href="${address}" data-fact${label}>${escapeHtml(fact.text)}</a>`;
}

/** A prepared text as HTML, the numbers linked; everything else is escaped. */
export function textHtml({ parts }: PreparedText): string {
  return parts.map((part) => (typeof part === 'string' ? escapeHtml(part) : factHtml(part))).join('');
}

/** A text of the story with {references} as HTML. */
export function richText(data: Data, template: string): string {
  return textHtml(prepareText(data, template));
}
