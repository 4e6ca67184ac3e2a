/** Lets readers ask charts with many points for single ones; what answers is fetched when somebody asks. */
export function setUpBoards(): void {
  for (const board of document.querySelectorAll<HTMLElement>('[data-inspect]')) {
    board.tabIndex = 0;
    board.role = 'group';
    board.ariaLabel = 'Points of the chart, one by one with the arrow keys';
    follow(board);
  }
  // A pinned chart is hidden from screen readers and keys, which read its steps and its table.
  document.querySelectorAll<HTMLElement>('.stage').forEach(follow);
}

function follow(board: HTMLElement): void {
  const start = (): void => {
    // Where it cannot be fetched, the table below holds the same.
    import('./inspect.ts').then(({ inspect }) => inspect(board)).catch(() => undefined);
  };
  for (const event of ['pointerenter', 'focus']) board.addEventListener(event, start, { once: true });
}
