/** Markup that is safe to print as it stands. */
export interface Markup {
  markup: string;
}

type Value = string | number | Markup | Markup[] | undefined;

/** A template whose values are escaped unless they are markup themselves, so that no text can become an element. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return { markup: String.raw({ raw: strings }, ...values.map(print)) };
}

/** Text that is markup already, such as a drawing. */
export function trusted(markup: string): Markup {
  return { markup };
}

export const NOTHING = trusted('');

function print(value: Value): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(({ markup }) => markup).join('');
  if (typeof value === 'object') return value.markup;
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
