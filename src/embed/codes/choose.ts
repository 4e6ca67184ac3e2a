/** Brings the codes of a figure's page to life: copying, and a preview in the look that the reader chooses. */
import { copyText } from '../../figure/browser/copy.ts';
import { TALLEST } from './listener.ts';
import type { Embedded } from './code-addresses.ts';
import { embedCodes, frameTitle, lookAddress, THEMES, type Look } from './write-codes.ts';

for (const codes of document.querySelectorAll<HTMLElement>('[data-codes]')) bringToLife(codes);

function bringToLife(codes: HTMLElement): void {
  const payload = codes.querySelector('.codes__figure')?.textContent;
  const tried = codes.querySelector<HTMLDetailsElement>('[data-try]');
  if (!payload || !tried) return;
  // The page's own build wrote it, in this form.
  const figure: Embedded = JSON.parse(payload);
  codes.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    const code = button && document.getElementById(button.dataset['copy'] ?? '');
    if (code) void copyText(code, button.nextElementSibling);
  });
  // Nobody loads a preview who does not ask for one.
  tried.addEventListener('toggle', () => showLook(codes, figure));
  tried.addEventListener('change', () => showLook(codes, figure));
}

/** Writes every code for the chosen look, and shows the embed in it. */
function showLook(codes: HTMLElement, figure: Embedded): void {
  const form = codes.querySelector('form');
  const place = codes.querySelector<HTMLElement>('.preview');
  if (!form || !place) return;
  const chosen = new FormData(form);
  const look = chosenLook(chosen, figure);
  for (const { id, code } of embedCodes(figure, look)) {
    const shown = codes.querySelector(`[data-code="${id}"]`);
    if (shown) shown.textContent = code;
  }
  showPreview(place, figure, look, Number(chosen.get('width')));
}

function chosenLook(chosen: FormData, figure: Embedded): Look {
  const view = chosen.get('view');
  return {
    theme: THEMES.find((theme) => theme === chosen.get('theme')),
    view: typeof view === 'string' && view !== figure.views[0]?.id ? view : undefined,
  };
}

function showPreview(place: HTMLElement, figure: Embedded, look: Look, width: number): void {
  // The embed of this very site: the page may be served from another address than the one it was built for.
  const { pathname } = new URL(figure.addresses.embed);
  const address = lookAddress(pathname, look);
  let frame = place.querySelector('iframe');
  if (!frame) {
    frame = document.createElement('iframe');
    frame.title = frameTitle(figure.finding);
    place.append(frame);
    addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
      if (source !== frame?.contentWindow || data?.type !== 'story:height' || typeof data.height !== 'number') return;
      if (data.height > 0 && data.height < TALLEST) frame.height = String(Math.ceil(data.height));
    });
  }
  frame.width = String(width);
  frame.style.colorScheme = look.theme === 'auto' ? '' : (look.theme ?? 'light');
  if (frame.getAttribute('src') === address) return;
  frame.height = String(figure.height);
  frame.src = address;
}
