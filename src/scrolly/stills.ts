/** Stills stand in the page as text until they are needed, so that they cost a reader of moving charts nothing at first. */
import { whenIdle } from '../figure/browser/idle.ts';

/** Draws every still now: for readers without motion, and for paper. */
export function drawStills(): void {
  document.querySelectorAll('noscript').forEach(drawStill);
}

/** Draws one still after another in idle moments: a page that is saved, translated or read aloud then holds them. */
export function drawStillsWhenIdle(): void {
  whenIdle(() => {
    const next = document.querySelector('noscript');
    if (!next) return;
    drawStill(next);
    drawStillsWhenIdle();
  });
}

/** To a browser with scripts the content of the element is text, written by this build. */
function drawStill(waiting: Element): void {
  waiting.outerHTML = waiting.textContent ?? '';
}
