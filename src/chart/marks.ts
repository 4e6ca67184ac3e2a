import { OPACITY } from './theme.ts';
import type {
  DotsMark,
  Emphasis,
  LineMark,
  Mark,
  RectMark,
  Scene,
  Size,
  SymbolMark,
  TextMark,
  View,
} from './types.ts';

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
type Draft<T> = Optional<Omit<T, 'kind' | 'opacity'>, keyof T & 'emphasis'>;

function finish<T extends Mark>(mark: Omit<T, 'opacity' | 'emphasis'> & { emphasis?: Emphasis }): T {
  const emphasis = mark.emphasis ?? 'normal';
  return { ...mark, emphasis, opacity: OPACITY[emphasis] } as T;
}

export function symbol(draft: Draft<SymbolMark>): SymbolMark {
  return finish<SymbolMark>({ kind: 'symbol', ...draft });
}

export function rect(draft: Draft<RectMark>): RectMark {
  return finish<RectMark>({ kind: 'rect', ...draft });
}

export function line(draft: Draft<LineMark>): LineMark {
  return finish<LineMark>({ kind: 'line', ...draft });
}

export function dots(draft: Draft<DotsMark>): DotsMark {
  return finish<DotsMark>({ kind: 'dots', ...draft });
}

/** A line of text; muted text turns grey instead of faint, so that it stays readable. */
export function text(
  draft: Optional<Draft<TextMark>, 'anchor' | 'bold' | 'halo'>,
): TextMark {
  const muted = draft.emphasis === 'muted';
  const mark = finish<TextMark>({
    kind: 'text',
    anchor: 'start',
    bold: false,
    halo: false,
    ...draft,
    ...(muted ? { fill: 'axis-label', bold: false } : {}),
  });
  return muted ? { ...mark, opacity: 1 } : mark;
}

/** How a view shows a row. */
export function emphasisOf(view: View, id: string): Emphasis {
  if (view.hide?.includes(id)) return 'hidden';
  if (!view.highlight) return 'normal';
  return view.highlight.includes(id) ? 'highlight' : 'muted';
}

/** Rounds every coordinate to a tenth of a pixel, so that the same scene is the same text everywhere. */
export function toScene(size: Size, marks: Mark[]): Scene {
  return { width: tenth(size.width), height: tenth(size.height), marks: marks.map(rounded) };
}

function rounded(mark: Mark): Mark {
  if (mark.kind === 'line') return { ...mark, points: mark.points.map(tenth) };
  const placed = { ...mark, x: tenth(mark.x), y: tenth(mark.y) };
  return placed.kind === 'rect'
    ? { ...placed, width: tenth(placed.width), height: tenth(placed.height) }
    : placed;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
