/** Lets readers ask charts with many points for single ones; what answers is fetched when somebody asks. */
export function setUpBoards(): void {
  // A pinned chart is hidden from screen readers and keys, which read its steps and its table.
  for (const board of document.querySelectorAll<HTMLElement>('[data-inspect], .stage')) {
    const start = (event: Event): void => {
      // Where it cannot be fetched, the table below holds the same.
      import('./inspect.ts').then(({ inspect }) => inspect(board, event)).catch(() => undefined);
    };
    for (const event of ['pointerenter', 'focusin', 'keydown']) board.addEventListener(event, start, { once: true });
  }
}
