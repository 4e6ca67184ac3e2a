/** The numbers of a figure as tables, from the figure's own page. */
import { fetchPage } from '../../figure/browser/fetch-page.ts';

/** What the dialog shows of a figure's numbers; rejects where its page cannot be had. */
export async function tableContent(link: HTMLAnchorElement): Promise<[HTMLHeadingElement, ...HTMLElement[]]> {
  const page = await fetchPage(link.pathname);
  const tables = page.getElementById(link.hash.slice(1))?.closest('section')?.querySelectorAll('.permalink__table');
  if (!tables?.length) throw new Error(`There is no table at ${link.href}`);
  const title = document.createElement('h2');
  title.textContent = page.querySelector('h1')?.textContent ?? '';
  title.className = 'opened__words';
  const shown = document.createElement('div');
  for (const table of tables) shown.append(...[...table.childNodes].map((node) => document.importNode(node, true)));
  const more = document.createElement('a');
  more.href = link.href;
  more.textContent = 'On a page of its own';
  return [title, shown, more];
}
