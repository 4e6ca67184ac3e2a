/** How to cite a figure, as a sentence and for reference managers. */
import { formatDate } from '../charts/format.ts';

export interface Cited {
  id: string;
  finding: string;
  story: string;
  address: string;
  /** The day on which its sources were last read. */
  checked: string;
}

/** “Finding.” Figure in: Story. Sources read up to 22 November 2026. https://… */
export function citeText({ finding, story, address, checked }: Cited): string {
  return `“${finding}.” Figure in: ${story}. Sources read up to ${formatDate(checked)}. ${address}`;
}

/** An entry for BibTeX, with the characters that TeX reads as commands escaped. */
export function citeBibtex({ id, finding, story, address, checked }: Cited): string {
  const fields: [string, string][] = [
    ['title', `{${escaped(finding)}}`],
    ['howpublished', `\\url{${address}}`],
    ['year', checked.slice(0, 4)],
    ['note', `Figure in: ${escaped(story)}. Sources read up to ${formatDate(checked)}`],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${id},\n${lines.join(',\n')}\n}`;
}

function escaped(text: string): string {
  return text.replace(/[&%$#_{}]/g, '\\$&');
}
