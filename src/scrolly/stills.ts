/** Stills stand in the page as text until they are needed, so that they cost a reader of moving charts nothing at first. */
import { whenIdle } from '../figure/browser/idle.ts';

/** Draws every still now: for readers without motion, and for paper. */
export function drawStills(): void {
  document.querySelectorAll('noscript').forEach(drawStill);
}

/**
 * Draws the last still of each figure in idle moments. A reader view, or a page that is saved as it stands, then holds
 * one drawing of each chart; all of them would be more elements than reader views take.
 */
export function drawLastStills(): void {
  const last = new Map(
    [...document.querySelectorAll<HTMLElement>('.step')].map((step) => [step.dataset['figure'], step]),
  );
  for (const step of last.values())
    whenIdle(() => {
      const waiting = step.querySelector('noscript');
      if (waiting) drawStill(waiting);
    });
}

/** To a browser with scripts the content of the element is text, written by this build. */
function drawStill(waiting: Element): void {
  waiting.outerHTML = waiting.textContent ?? '';
}
