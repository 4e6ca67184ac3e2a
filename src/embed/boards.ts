/** The two sizes at which an embed holds each drawing; its style sheet shows the one that fits. */
import { layout, naturalHeight } from '../chart/layout.ts';
import { cellRects } from '../chart/dots.ts';
import type { ChartFigure, Scene, Size } from '../chart/types.ts';
import { compactFigure } from './compact.ts';

export interface Board {
  name: 'narrow' | 'wide';
  /** The width that the drawing is laid out for. */
  width: number;
  /** The widest room in which it is shown at full width. */
  widest: number;
  /** Hosts cut a frame off at 1,000 px; what is taller than this is drawn in its compact form. */
  tallest: number;
}

export const NARROW: Board = { name: 'narrow', width: 320, widest: 460, tallest: 540 };
export const WIDE: Board = { name: 'wide', width: 672, widest: 800, tallest: 640 };
export const BOARDS = [NARROW, WIDE];

/** The room from which the wide drawing is shown; the style sheet says the same. */
const WIDE_FROM = 560;

/** The size of the drawing on a board. */
function boardSize(figure: ChartFigure, board: Board): Size {
  const { width, tallest } = board;
  const natural = naturalHeight(figure, width);
  if (natural <= tallest) return { width, height: natural };
  // A compact form may need less than it is granted.
  const drawn = layout(compactFigure(figure), figure.views[0]?.id ?? '', { width, height: tallest });
  return { width, height: Math.min(tallest, Math.ceil(lowestEdge(drawn)) + 4) };
}

function lowestEdge({ marks }: Scene): number {
  const edges = marks
    .filter(({ opacity }) => opacity > 0)
    .map((mark) => {
      if (mark.kind === 'line') return Math.max(...mark.points.filter((_, index) => index % 2 === 1));
      if (mark.kind === 'dots')
        return Math.max(...cellRects(mark).map((cells) => mark.y + (cells.row + cells.rows) * mark.pitch));
      return mark.kind === 'rect' ? mark.y + mark.height : mark.y + mark.size / 2;
    });
  return Math.max(...edges);
}

/** The height in px that the drawing takes in a room of that width. */
export function shownHeight(figure: ChartFigure, room: number): number {
  const board = room < WIDE_FROM ? NARROW : WIDE;
  const { width, height } = boardSize(figure, board);
  return (Math.min(room, board.widest) * height) / width;
}

/** One view on a board. */
export function drawBoard(figure: ChartFigure, view: string, board: Board): Scene {
  const size = boardSize(figure, board);
  const compact = size.height < naturalHeight(figure, board.width);
  return layout(compact ? compactFigure(figure) : figure, view, size);
}
