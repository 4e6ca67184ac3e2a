/** HTML for editors: like that of readers, and characters that nobody sees are named. */
import { html as plain, type Markup, type Part } from '../figure/html.ts';
import { visible } from './visible.ts';

/** A template of HTML in which texts are escaped, and what cannot be seen in them is shown. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return plain(strings, ...parts.map(shown));
}

function shown(part: Part): Part {
  if (Array.isArray(part)) return part.map(shown);
  return typeof part === 'string' ? visible(part) : part;
}
