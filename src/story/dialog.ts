/** Opens what a link leads to in a dialog on this page: where a number comes from, the numbers of a chart, or how to take it along. */
import { copyText } from '../figure/browser/copy.ts';
import { fetchNumbers, fetchPage } from '../figure/browser/fetch-page.ts';

/** What the dialog shows of a page, and the words of the link to that page. */
interface Content {
  title: string;
  /** The classes of the title: a number keeps the look of its status. */
  look?: string;
  parts: Node[];
  more: string;
}

interface Description {
  title: string;
  embed: { codes: { id: string; name: string; purpose: string; code: string; policy: string }[] };
}

/** The codes that most readers want. */
const OFFERED = ['link', 'picture', 'frame'];

let dialog: HTMLDialogElement | undefined;

/** Opens a link in the dialog; where what it leads to cannot be fetched, the dialog says so and the page stays. */
export async function openLink(link: HTMLAnchorElement): Promise<void> {
  const find = 'embed' in link.dataset ? embedCodes : 'table' in link.dataset ? figureTables : factRow;
  const content = await find(link).catch((): Content => {
    const words = 'This stands on another page, which cannot be fetched now. Is the device online?';
    return { title: link.textContent, parts: [make('p', { textContent: words })], more: 'Go to that page' };
  });
  const { title, look = 'opened__words', parts, more } = content;
  dialog ??= makeDialog();
  dialog.querySelector('h2')?.replaceWith(make('h2', { id: 'opened-title', className: look, textContent: title }));
  dialog.querySelector('.opened__body')?.replaceChildren(...parts, make('a', { href: link.href, textContent: more }));
  // Of two quick clicks the second finds it open, which some browsers take for a mistake.
  if (!dialog.open) dialog.showModal();
  // Screen readers then say its title and what it holds; they are silent where the title itself has the focus.
  dialog.focus();
}

/** The row or the formula that a number comes from, from the page of all numbers. */
async function factRow(link: HTMLAnchorElement): Promise<Content> {
  const row = (await fetchNumbers()).getElementById(decodeURIComponent(link.hash.slice(1)));
  const headings = row?.closest('table')?.querySelectorAll('thead th');
  if (!row || !headings) throw new Error(`There is no row for ${link.hash}`);
  const cells = [...row.children].flatMap((cell, index) => [
    make('dt', { textContent: headings[index]?.textContent ?? '' }),
    make('dd', {}, copies(cell)),
  ]);
  const more = 'See it in the table';
  return { title: link.textContent, look: link.className, parts: [make('dl', {}, cells)], more };
}

async function figureTables(link: HTMLAnchorElement): Promise<Content> {
  const page = await fetchPage(link.pathname);
  const tables = page.getElementById(link.hash.slice(1))?.closest('section')?.querySelectorAll('.permalink__table');
  if (!tables?.length) throw new Error(`There is no table at ${link.href}`);
  const title = page.querySelector('h1')?.textContent ?? '';
  return { title, parts: [...tables].flatMap(copies), more: 'On a page of its own' };
}

async function embedCodes(link: HTMLAnchorElement): Promise<Content> {
  const answer = await fetch(link.pathname.replace(/\/$/, '.json'));
  const { title, embed }: Description = await answer.json();
  const codes = OFFERED.flatMap((id) => embed.codes.find((code) => code.id === id) ?? []);
  const parts = [make('p', { textContent: title }), ...codes.flatMap(codeParts)];
  return { title: 'Share or embed', parts, more: 'Every code, with a preview' };
}

function codeParts({ name, purpose, code, policy }: Description['embed']['codes'][number]): Node[] {
  // A long code scrolls in its own box, which a keyboard must reach.
  const text = make('pre', { textContent: code, tabIndex: 0, role: 'region', ariaLabel: `Code: ${name}` });
  const status = make('p', { role: 'status' });
  const copy = make('button', { type: 'button', className: 'button', textContent: 'Copy', ariaLabel: `Copy: ${name}` });
  copy.addEventListener('click', () => void copyText(text, status));
  const allowed = policy && `A content policy must allow: ${policy}`;
  return [
    make('div', { className: 'opened__code' }, [make('h3', { textContent: name }), status, copy]),
    make('p', { textContent: purpose }),
    text,
    make('p', { className: 'opened__policy', textContent: allowed }),
  ];
}

function makeDialog(): HTMLDialogElement {
  const close = make('button', { type: 'button', className: 'button', textContent: 'Close' });
  // Stays at the top while the rest scrolls below it.
  const bar = make('div', { className: 'opened__bar' }, [make('h2', {}), close]);
  const made = make('dialog', { className: 'opened', tabIndex: -1 }, [bar, make('div', { className: 'opened__body' })]);
  made.setAttribute('aria-labelledby', 'opened-title');
  close.addEventListener('click', () => made.close());
  made.addEventListener('click', ({ target }) => {
    // A click on the backdrop reaches the dialog itself, one on the content does not. A link leaves the dialog.
    if (target === made || (target instanceof Element && target.closest('a'))) made.close();
  });
  document.body.append(made);
  return made;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  parts: Node[] = [],
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...parts);
  return made;
}

/** What an element of another page holds, for this one. */
function copies({ childNodes }: Element): Node[] {
  return [...childNodes].map((node) => document.importNode(node, true));
}
