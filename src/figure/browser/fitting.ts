/** Gives each chart the drawing for the room it has. The page holds those of phones; wider ones are fetched when needed. */
import { DRAWINGS_PATH } from '../places.ts';

type Width = 'phone' | 'middle' | 'wide';
type Drawings = Record<string, Partial<Record<Width, string>>>;

const shown = new Map<HTMLElement, { width: Width; phone: string }>();
let wider: Drawings | undefined;

/** Follows the width of every chart of the page from now on, and paper’s. */
export function fitDrawings(): void {
  const wanted = new Map<Element, Width>();
  let isPrinting = false;
  const fitAll = (): void => {
    if (!isPrinting) wanted.forEach((width, figure) => fit(figure, width));
  };
  const watcher = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) wanted.set(target, widthFor(contentRect.width));
    if (!wider && [...wanted.values()].every((width) => width === 'phone')) return;
    void fetchWider().then(
      // In the next frame: another drawing has another height, which the watcher would be told of at once.
      () => requestAnimationFrame(fitAll),
      // The drawing of phones then stands in their room.
      () => delete document.documentElement.dataset['wider'],
    );
  });
  for (const board of document.querySelectorAll<HTMLElement>('[data-drawn]'))
    if (board.parentElement) watcher.observe(board.parentElement);
  let before: [HTMLElement, Width][] = [];
  addEventListener('beforeprint', () => {
    isPrinting = true;
    before = [...shown].map(([board, { width }]) => [board, width]);
    for (const [board] of before) show(board, 'middle');
  });
  addEventListener('afterprint', () => {
    isPrinting = false;
    before.forEach(([board, width]) => show(board, width));
  });
}

function widthFor(room: number): Width {
  return room >= 928 ? 'wide' : room >= 688 ? 'middle' : 'phone';
}

async function fetchWider(): Promise<void> {
  if (wider) return;
  const answer = await fetch(import.meta.env.BASE_URL + DRAWINGS_PATH);
  // Written by this build, for this script.
  wider = await answer.json();
}

function fit(figure: Element, width: Width): void {
  const board = figure.querySelector<HTMLElement>('[data-drawn]');
  if (board) show(board, width);
}

function show(board: HTMLElement, width: Width): void {
  const svg = board.querySelector('svg:not(.room)');
  if (!svg) return;
  const { width: now, phone } = shown.get(board) ?? { width: 'phone', phone: svg.outerHTML };
  const drawing = width === 'phone' ? phone : wider?.[board.dataset['drawn'] ?? '']?.[width];
  if (now === width || !drawing) return;
  svg.outerHTML = drawing;
  board.dataset['width'] = width;
  shown.set(board, { width, phone });
}
