/** Reads out the points of a drawing, by pointer and by arrow keys, in the words of their rows. */
import { fetchNumbers } from './fetch-page.ts';
import { inReadingOrder, nearestPlace, placeByKey, type Place } from '../../charts/nearest.ts';

/** Farther than this from every mark, in px, a pointer means none of them. */
const REACH = 48;
/** Longer cells, in characters, are left to the table. */
const LONGEST = 80;

/** Where the rows of the marks stand: on this page or on that of all numbers. */
let page = document;

/** Makes a board read out its points, and answers what made somebody ask; rejects where their rows cannot be had. */
export async function inspect(board: HTMLElement, asked: Event): Promise<void> {
  if (places(board).length === 0) page = await fetchNumbers();
  if (!board.querySelector('.readout')) setUp(board);
  // A key that was pressed before this script came has had no answer yet.
  if (asked instanceof KeyboardEvent && !asked.defaultPrevented)
    board.dispatchEvent(new KeyboardEvent('keydown', { key: asked.key }));
}

function setUp(board: HTMLElement): void {
  const ring = add(board, 'readout__ring');
  const words = add(board, 'readout');
  const slider = board.querySelector('[role="slider"]');
  let current: string | undefined;

  const hide = (): void => {
    current = undefined;
    ring.hidden = words.hidden = true;
  };
  const show = (place: Place): void => {
    const text = rowWords(place.key);
    if (!text) return;
    current = place.key;
    words.textContent = text;
    ring.hidden = words.hidden = false;
    const room = board.getBoundingClientRect();
    const [x, y] = [place.x - room.x, place.y - room.y];
    move(ring, x - ring.offsetWidth / 2, y - ring.offsetHeight / 2);
    const above = y - words.offsetHeight - ring.offsetHeight;
    move(
      words,
      Math.min(Math.max(x - words.offsetWidth / 2, 0), room.width - words.offsetWidth),
      above < 0 ? y + ring.offsetHeight : above,
    );
  };
  const point = ({ clientX, clientY }: MouseEvent): void => {
    const place = nearestPlace(places(board), clientX, clientY);
    if (place && Math.hypot(place.x - clientX, place.y - clientY) < REACH) show(place);
    else hide();
  };

  hide();
  board.addEventListener('pointermove', (event) => event.pointerType === 'mouse' && point(event));
  board.addEventListener('click', point);
  board.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && hide());
  board.addEventListener('focusout', hide);
  board.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return hide();
    const all = inReadingOrder(places(board));
    const place = placeByKey(all, current, event.key);
    if (!place) return;
    event.preventDefault();
    show(place);
    // Screen readers hear the words when keys move; a pointer that passes over marks would drown them.
    if (!slider) return;
    slider.ariaValueMax = String(all.length);
    slider.ariaValueNow = String(all.indexOf(place) + 1);
    slider.ariaValueText = words.textContent;
  });
}

/** The marks of rows, where they are on the screen now. */
function places(board: HTMLElement): Place[] {
  return [...board.querySelectorAll<SVGElement>('svg [data-key]')].flatMap((mark) => {
    const { x, y, width, height } = mark.getBoundingClientRect();
    const key = mark.dataset['key'] ?? '';
    if (width === 0 || !rowOf(key)) return [];
    // A bar is read at its end, a sign at its middle.
    return [{ key, x: x + width / 2, y: height > 2 * width ? y : y + height / 2 }];
  });
}

function rowOf(key: string): Element | null {
  return page.querySelector(`tr[data-row="${CSS.escape(key)}"]`);
}

/** The cells of a row without its source and its notes: "2013 · Returns 5,053 · Published". */
function rowWords(key: string): string {
  const cells = [...(rowOf(key)?.querySelectorAll('td:not(:last-child)') ?? [])];
  return cells
    .map((cell) => {
      const copy = cell.cloneNode(true);
      if (copy instanceof Element) for (const note of copy.querySelectorAll('.cell-note')) note.remove();
      return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    })
    .filter((text, index, all) => text && text !== '–' && text.length <= LONGEST && all.indexOf(text) === index)
    .join(' · ');
}

function add(board: HTMLElement, className: string): HTMLElement {
  // The slider has said it already.
  return board.appendChild(Object.assign(document.createElement('div'), { className, ariaHidden: 'true' }));
}

function move(element: HTMLElement, left: number, top: number): void {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
