/** Opens what a link leads to in a dialog on this page: where a number comes from, the numbers of a chart, or how to take it along. */
import { embedContent } from './dialog-embed.ts';
import { factContent } from './dialog-fact.ts';
import { tableContent } from './dialog-table.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens a link in the dialog; where what it leads to cannot be fetched, the dialog says so and the page stays. */
export async function openLink(link: HTMLAnchorElement): Promise<void> {
  const fill = 'embed' in link.dataset ? embedContent : 'table' in link.dataset ? tableContent : factContent;
  const [title, ...content] = await fill(link).catch(() => unreachable(link));
  dialog ??= makeDialog();
  dialog.querySelector('h2')?.replaceWith(title);
  dialog.querySelector('.opened__body')?.replaceChildren(...content);
  title.id = 'opened-title';
  dialog.showModal();
  // Screen readers then say its title and what it holds; they are silent where the title itself has the focus.
  dialog.focus();
}

function unreachable(link: HTMLAnchorElement): [HTMLHeadingElement, ...HTMLElement[]] {
  const [title, words, more] = [document.createElement('h2'), document.createElement('p'), document.createElement('a')];
  title.textContent = link.textContent;
  title.className = 'opened__words';
  words.textContent = 'This stands on another page, which cannot be fetched now. Is the device online?';
  more.href = link.href;
  more.textContent = 'Go to that page';
  return [title, words, more];
}

function makeDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'opened';
  made.tabIndex = -1;
  made.setAttribute('aria-labelledby', 'opened-title');
  // Stays at the top while the rest scrolls below it.
  const bar = document.createElement('div');
  bar.className = 'opened__bar';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => made.close());
  const body = document.createElement('div');
  body.className = 'opened__body';
  bar.append(document.createElement('h2'), close);
  made.append(bar, body);
  made.addEventListener('click', ({ target }) => {
    // A click on the backdrop reaches the dialog itself, one on the content does not. A link leaves the dialog.
    if (target === made || (target instanceof Element && target.closest('a'))) made.close();
  });
  document.body.append(made);
  return made;
}
