/** Texts with their numbers as links: each leads to the row or the formula it comes from. */
import { resolveFact, type Fact } from '../data/facts.ts';
import { prepareText, textOf, type PreparedText } from '../data/prepared-text.ts';
import type { Data } from '../data/data.ts';
import { escapeHtml } from './html.ts';
import { NUMBERS_PATH } from './places.ts';

/** Where a number is explained: its row among all numbers, or its formula when it is computed. */
export function factAnchor({ ref, rows }: Fact): string {
  const [row] = rows;
  const own = rows.length === 1 && row === ref.split('.')[0];
  return own ? `row-${row}` : `fact-${ref}`;
}

/** A number as a link that a reader can open; dates and names stay plain text. */
export function factHtml(fact: Fact): string {
  if (fact.kind === 'words') return escapeHtml(fact.text);
  const address = `${import.meta.env.BASE_URL}${NUMBERS_PATH}#${factAnchor(fact)}`;
  return `<a class="fact fact--${fact.status}" href="${address}" data-fact>${escapeHtml(fact.text)}</a>`;
}

/** One reference as HTML. */
export function factLink(data: Data, reference: string): string {
  return factHtml(resolveFact(data, reference));
}

/** A prepared text for a heading: a number written as a word stays plain, so that it is no extra stop for the keyboard. */
export function headingHtml({ parts }: PreparedText): string {
  return parts
    .map((part) =>
      typeof part === 'string' || !/\d/.test(part.text) ? escapeHtml(textOf(part).plain) : factHtml(part),
    )
    .join('');
}

/** A prepared text as HTML, the numbers linked; everything else is escaped. */
export function textHtml({ parts }: PreparedText): string {
  return parts.map((part) => (typeof part === 'string' ? escapeHtml(part) : factHtml(part))).join('');
}

/** A text of the story with {references} as HTML. */
export function richText(data: Data, template: string): string {
  return textHtml(prepareText(data, template));
}
