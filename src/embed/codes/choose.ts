/** Brings the codes of a figure's page to life: copying, and a preview in the look that the reader chooses. */
import { copyText } from '../../figure/browser/copy.ts';
import type { Embedded } from './embedded.ts';
import { embedCodes, lookAddress, THEMES } from './write-codes.ts';

const codes = document.querySelector<HTMLElement>('.codes');
if (codes) bringToLife(codes);

function bringToLife(codes: HTMLElement): void {
  // The page's own build wrote it, in this form.
  const figure: Embedded = JSON.parse(codes.querySelector('.codes__figure')?.textContent ?? '');
  codes.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('.code__copy button') : null;
    const code = button?.closest('.code')?.querySelector('pre');
    if (button && code) void copyText(code, button.nextElementSibling);
  });
  const form = codes.querySelector('form');
  form?.addEventListener('change', () => showLook(figure, new FormData(form), codes.querySelector('iframe')));
}

/** Writes every code for the chosen look, and shows the embed in it. */
function showLook(figure: Embedded, chosen: FormData, preview: HTMLIFrameElement | null): void {
  const theme = THEMES.find((each) => each === chosen.get('theme'));
  const view = figure.views.slice(1).find(({ id }) => id === chosen.get('view'))?.id;
  for (const { id, code } of embedCodes(figure, { theme, view })) {
    const shown = document.getElementById(`code-${id}`);
    if (shown) shown.textContent = code;
  }
  // The embed of this very site: the page may be served from another address than the one it was built for.
  const { pathname } = new URL(figure.addresses.embed);
  if (preview) preview.src = lookAddress(pathname, { theme, view });
}
