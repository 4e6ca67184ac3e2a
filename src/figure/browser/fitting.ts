/** Fills the room that the story's page keeps for wider drawings of its charts; they are fetched when there is some. */
import { DRAWINGS_PATH } from '../places.ts';

/** By figure, then by width. */
let drawings: Record<string, Record<string, string>> | undefined;
/** Asked for once, however many charts come into sight meanwhile. */
let asked: Promise<void> | undefined;

/** Drawings of widths that the page had before: each chart stands once in the document, however it is saved or read. */
const aside = new Map<Element, Element>();

/** Fills what the style sheet shows, now or after the page has taken another width, and what paper needs. */
export function fitDrawings(): void {
  const boards = [...document.querySelectorAll<HTMLElement>('.artboard--first, [data-later]')];
  const watcher = new ResizeObserver((entries) => {
    // The watcher is asked, not the page: that would lay out scenes that nobody sees yet.
    const shown = boards.filter((board) =>
      entries.some(({ target, contentRect: { width } }) => target === board && width),
    );
    shown.forEach(show);
    if (!shown.some((board) => board.dataset['later'])) return;
    void (asked ??= fetchDrawings()).then(
      () => shown.forEach(show),
      // The drawing of phones then stands in their room.
      () => delete document.documentElement.dataset['wider'],
    );
  });
  for (const board of boards) watcher.observe(board);
  addEventListener('beforeprint', () => boards.filter(({ dataset }) => dataset['width'] === 'middle').forEach(fill));
}

async function fetchDrawings(): Promise<void> {
  const answer = await fetch(import.meta.env.BASE_URL + DRAWINGS_PATH);
  // Written by this build, for this script.
  drawings = await answer.json();
}

function show(board: HTMLElement): void {
  // Paper has the drawings that it was given before it was laid out.
  if (matchMedia('print').matches) return;
  fill(board);
  if (!board.querySelector('.chart')) return;
  for (const other of board.parentElement?.querySelectorAll('.artboard') ?? []) {
    const chart = other !== board && other.querySelector('.chart');
    if (!chart) continue;
    aside.set(other, chart);
    // Its room stays: a height that changed when it comes back would move what a reader reads.
    const room = document.createElementNS(chart.namespaceURI, 'svg');
    room.setAttribute('viewBox', chart.getAttribute('viewBox') ?? '');
    room.ariaHidden = 'true';
    chart.replaceWith(room);
  }
}

function fill(board: HTMLElement): void {
  const { later = '', width = '' } = board.dataset;
  const kept = aside.get(board);
  const drawing = drawings?.[later]?.[width];
  const room = board.querySelector('svg:not(.chart)');
  if (room && kept) room.replaceWith(kept);
  else if (room && drawing) room.outerHTML = drawing;
}
