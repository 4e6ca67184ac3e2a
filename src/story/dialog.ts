/** Opens what a link leads to in a dialog on this page: where a number comes from, or how to take a chart along. */
import { embedContent } from './dialog-embed.ts';
import { factContent } from './dialog-fact.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens a link in the dialog; rejects where what it leads to cannot be had here. */
export async function openLink(link: HTMLAnchorElement): Promise<void> {
  const [title, ...content] = 'embed' in link.dataset ? await embedContent(link) : factContent(link);
  dialog ??= makeDialog();
  dialog.querySelector('h2')?.replaceWith(title);
  dialog.querySelector('.opened__body')?.replaceChildren(...content);
  title.id = 'opened-title';
  dialog.showModal();
  // Screen readers then say its title and what it holds; they are silent where the title itself has the focus.
  dialog.focus();
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
