/** Stills stand in the page as text until they are needed, so that they cost a reader of moving charts nothing at first. */

/** Draws every still now: for readers without motion, and for paper. */
export function drawStills(): void {
  document.querySelectorAll('noscript').forEach(drawStill);
}

/** To a browser with scripts the content of the element is text, written by this build. */
function drawStill(waiting: Element): void {
  waiting.outerHTML = waiting.textContent ?? '';
}
