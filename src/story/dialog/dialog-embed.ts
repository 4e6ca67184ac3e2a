/** "Share or embed": the codes that most readers want, fetched when the dialog is opened. */
import { copyText } from '../../figure/browser/copy.ts';

/** What the dialog reads of a figure's description. */
interface Description {
  title: string;
  embed: { codes: { id: string; name: string; purpose: string; code: string; policy: string }[] };
}

const OFFERED = ['link', 'picture', 'frame'];

/** What the dialog says of a figure; rejects where its description cannot be fetched. */
export async function embedContent(link: HTMLAnchorElement): Promise<[HTMLHeadingElement, ...HTMLElement[]]> {
  const answer = await fetch(link.pathname.replace(/\/$/, '.json'));
  const { title, embed }: Description = await answer.json();
  const codes = OFFERED.flatMap((id) => embed.codes.find((code) => code.id === id) ?? []);
  const more = make('a', 'Every code, with a preview');
  more.href = link.href;
  const heading = make('h2', 'Share or embed');
  heading.className = 'opened__words';
  return [heading, make('p', title), ...codes.flatMap(codeParts), more];
}

function codeParts({ name, purpose, code, policy }: Description['embed']['codes'][number]): HTMLElement[] {
  const text = make('pre', code);
  // A long code scrolls in its own box, which a keyboard must reach.
  text.tabIndex = 0;
  text.role = 'region';
  text.ariaLabel = `Code: ${name}`;
  const button = make('button', 'Copy');
  button.type = 'button';
  button.className = 'button';
  button.ariaLabel = `Copy: ${name}`;
  const status = make('p', '');
  status.role = 'status';
  button.addEventListener('click', () => void copyText(text, status));
  const head = make('div', '');
  head.className = 'opened__code';
  head.append(make('h3', name), status, button);
  const allowed = make('p', policy && `A content policy must allow: ${policy}`);
  allowed.className = 'opened__policy';
  return [head, make('p', purpose), text, allowed];
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, words: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
