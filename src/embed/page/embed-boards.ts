/** The sizes at which an embed holds each drawing; its style sheet shows the one that fits. */
import { drawingOf, type DrawnFigure, layout, naturalHeight } from '../../charts/chart.ts';
import type { Scene } from '../../charts/types.ts';
import type { Paper } from '../../figure/pictures/still.ts';

interface Board {
  name: 'narrow' | 'middle' | 'wide';
  /** The room in px from which the drawing is shown. */
  from: number;
  /** The width that the drawing is laid out for. */
  width: number;
  /** The width to which it grows where there is room, unless it would become taller than `tallest`. */
  widest: number;
  /** In px on the screen: hosts cut frames off at 1,000 px, and words stand above and below. */
  tallest: number;
}

export const NARROW: Board = { name: 'narrow', from: 0, width: 320, widest: 400, tallest: 540 };
const MIDDLE: Board = { name: 'middle', from: 400, width: 400, widest: 500, tallest: 580 };
export const WIDE: Board = { name: 'wide', from: 560, width: 672, widest: 672, tallest: 800 };
export const BOARDS = [NARROW, MIDDLE, WIDE];

/** A still for newsletters and phones, whose chart is no taller than in a frame. */
export const NARROW_STILL: Paper = {
  width: 360,
  margin: (360 - NARROW.width) / 2,
  draw: (figure, view) => drawBoard(figure, view, NARROW),
};

/** The height in px that the drawing takes in a room of that width. */
export function shownHeight(figure: DrawnFigure, room: number): number {
  const board = BOARDS.findLast(({ from }) => from <= room) ?? NARROW;
  const { width, height } = drawBoard(figure, figure.views[0]?.id ?? '', board);
  return (Math.min(room, shownWidth(figure, board)) * height) / width;
}

/** The width in px to which a drawing grows, so that it does not become too tall. */
export function shownWidth(figure: DrawnFigure, board: Board): number {
  const { width, height } = drawBoard(figure, figure.views[0]?.id ?? '', board);
  return Math.max(board.width, Math.min(board.widest, Math.floor((board.tallest * width) / height)));
}

/** One view on a board. All views of a figure are equally tall. */
export function drawBoard(figure: DrawnFigure, view: string, { name, width }: Pick<Board, 'name' | 'width'>): Scene {
  const boards = SCENES.get(figure) ?? new Map<string, Map<string, Scene>>();
  SCENES.set(figure, boards);
  const scenes = boards.get(name) ?? drawViews(figure, name, width);
  boards.set(name, scenes);
  // The layout says which views there are.
  return scenes.get(view) ?? layout(figure, view, { width, height: naturalHeight(figure, width) });
}

/** One view asks for all: a figure is laid out once for each board. */
const SCENES = new WeakMap<DrawnFigure, Map<string, Map<string, Scene>>>();

function drawViews(figure: DrawnFigure, name: Board['name'], width: number): Map<string, Scene> {
  const natural = naturalHeight(figure, width);
  const { sizes, compact } = drawingOf(figure.series.type);
  // Hosts cut frames off at 1,000 px, so that a type may set itself a limit.
  const height = Math.min(natural, sizes?.embed?.[name] ?? natural);
  // In less room than it would take it is drawn compactly; every fact stays in another view and in the table.
  const views = (height < natural && compact?.(figure.series, figure.views)) || figure.views;
  const drawn = { ...figure, views };
  return new Map(views.map(({ id }) => [id, { ...layout(drawn, id, { width, height }), width, height }]));
}
