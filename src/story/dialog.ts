/** Opens a number: the row or the formula it comes from, copied from the end matter into a dialog. */

let dialog: HTMLDialogElement | undefined;

/** Shows where a number comes from. Returns false when the page does not hold its row. */
export function openFact(link: HTMLAnchorElement): boolean {
  const row = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const table = row?.closest('table');
  if (!row || !table) return false;
  dialog ??= makeDialog();
  const list = document.createElement('dl');
  const headings = [...table.querySelectorAll('thead th')].map((cell) => cell.textContent ?? '');
  [...row.children].forEach((cell, index) => {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = headings[index] ?? '';
    value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    list.append(term, value);
  });
  const title = document.createElement('h2');
  title.id = 'fact-title';
  title.textContent = link.textContent;
  title.className = link.className;
  const more = document.createElement('a');
  more.href = link.hash;
  more.textContent = 'See it in the table';
  more.addEventListener('click', () => dialog?.close());
  dialog.querySelector('.opened__body')?.replaceChildren(title, list, more);
  dialog.showModal();
  return true;
}

function makeDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'opened';
  made.setAttribute('aria-labelledby', 'fact-title');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => made.close());
  const body = document.createElement('div');
  body.className = 'opened__body';
  made.append(body, close);
  // A click on the backdrop reaches the dialog itself, one on the content does not.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}
