/** The row or the formula that a number comes from, from the page of all numbers. */
import { fetchNumbers } from '../../figure/browser/fetch-page.ts';

/** What the dialog says of a number; rejects where its row cannot be had. */
export async function factContent(link: HTMLAnchorElement): Promise<[HTMLHeadingElement, ...HTMLElement[]]> {
  const row = (await fetchNumbers()).getElementById(decodeURIComponent(link.hash.slice(1)));
  const table = row?.closest('table');
  if (!row || !table) throw new Error(`There is no row for ${link.hash}`);
  const list = document.createElement('dl');
  const headings = [...table.querySelectorAll('thead th')].map((cell) => cell.textContent ?? '');
  [...row.children].forEach((cell, index) => {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = headings[index] ?? '';
    value.append(...[...cell.childNodes].map((node) => document.importNode(node, true)));
    list.append(term, value);
  });
  const title = document.createElement('h2');
  title.textContent = link.textContent;
  title.className = link.className;
  const more = document.createElement('a');
  more.href = link.href;
  more.textContent = 'See it in the table';
  return [title, list, more];
}
