/** In the browser, while somebody edits: shows what the check says, and the story anew once all is well. */
import type { CheckState } from './live-check.ts';

/** A sheet over the page, in colours of its own: it is no part of the story. */
const SHEET = `position:fixed;inset:0;z-index:2147483647;box-sizing:border-box;margin:0;inline-size:100%;block-size:100%;max-inline-size:none;max-block-size:none;padding:24px;border:0;overflow:auto;background:#1b1b1f;color:#f4f4f0;font:16px/1.5 ui-monospace,monospace;color-scheme:dark`;

const isDesk = /\/desk\/?$/.test(location.pathname);
let sheet: HTMLDialogElement | undefined;

function hide(): void {
  sheet?.remove();
  sheet = undefined;
}

function show(report: string): void {
  hide();
  sheet = document.createElement('dialog');
  sheet.style.cssText = SHEET;
  sheet.setAttribute('aria-label', 'What the check of the data says');
  const close = document.createElement('button');
  close.textContent = 'Close (Escape)';
  close.style.font = 'inherit';
  close.addEventListener('click', hide);
  const words = document.createElement('pre');
  words.textContent = report;
  words.style.cssText = 'margin:0;white-space:pre-wrap;overflow-wrap:anywhere';
  sheet.append(close, words);
  sheet.addEventListener('close', hide);
  document.body.append(sheet);
  sheet.showModal();
}

// The desk shows what is wrong beside each cell, and a reload would lose what is being typed there.
if (import.meta.hot && !isDesk) {
  import.meta.hot.on('data:check', ({ report, canDraw, isChanged }: CheckState & { isChanged: boolean }) => {
    const isPage = document.querySelector('main') !== null;
    if (report) show(report);
    else hide();
    // A page that can be drawn is drawn anew; one with a mistake in its words stays under the sheet.
    if (canDraw && (isChanged ? !report : !isPage)) location.reload();
  });
  import.meta.hot.send('data:ask');
}
