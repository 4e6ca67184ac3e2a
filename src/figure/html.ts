/** HTML as text in which nothing that comes from the data can become markup. */

/** Markup that this code has written, or a drawing of ours; everything else is escaped. */
export interface Markup {
  markup: string;
}

export type Part = string | number | Markup | Part[] | undefined | false;

/** A template whose values are escaped unless they are markup themselves, so that no text can become an element. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { markup: String.raw({ raw: strings }, ...parts.map(print)) };
}

/** Text that is markup already, such as a drawing. */
export function trusted(markup: string): Markup {
  return { markup };
}

function print(part: Part): string {
  if (part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(print).join('');
  if (typeof part === 'object') return part.markup;
  return escapeHtml(String(part));
}

/** A text with every character that HTML gives a meaning written out. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
