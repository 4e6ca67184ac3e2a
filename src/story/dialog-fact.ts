/** The row or the formula that a number comes from, copied from the end matter. */

/** What the dialog says of a number; throws where the page does not hold its row. */
export function factContent(link: HTMLAnchorElement): [HTMLHeadingElement, ...HTMLElement[]] {
  const row = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const table = row?.closest('table');
  if (!row || !table) throw new Error(`There is no row for ${link.hash}`);
  const list = document.createElement('dl');
  const headings = [...table.querySelectorAll('thead th')].map((cell) => cell.textContent ?? '');
  [...row.children].forEach((cell, index) => {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = headings[index] ?? '';
    value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    list.append(term, value);
  });
  const title = document.createElement('h2');
  title.textContent = link.textContent;
  title.className = link.className;
  const more = document.createElement('a');
  more.href = link.hash;
  more.textContent = 'See it in the table';
  return [title, list, more];
}
