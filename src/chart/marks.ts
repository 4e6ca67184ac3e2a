import { OPACITY } from './theme.ts';
import type { DotsMark, Emphasis, LineMark, Mark, RectMark, Scene, Size, SymbolMark, TextMark, View } from './types.ts';

/** A mark without what follows from its kind and emphasis; marks are normal unless they say otherwise. */
type Draft<T extends Mark> = Omit<T, 'kind' | 'opacity' | 'emphasis'> & { emphasis?: Emphasis };

function shown(emphasis: Emphasis = 'normal'): { emphasis: Emphasis; opacity: number } {
  return { emphasis, opacity: OPACITY[emphasis] };
}

export function symbol(draft: Draft<SymbolMark>): SymbolMark {
  return { kind: 'symbol', ...draft, ...shown(draft.emphasis) };
}

export function rect(draft: Draft<RectMark>): RectMark {
  return { kind: 'rect', ...draft, ...shown(draft.emphasis) };
}

export function line(draft: Draft<LineMark>): LineMark {
  return { kind: 'line', ...draft, ...shown(draft.emphasis) };
}

export function dots(draft: Draft<DotsMark>): DotsMark {
  return { kind: 'dots', ...draft, ...shown(draft.emphasis) };
}

/** A line of text; muted text turns grey instead of faint, so that it stays readable. */
export function text(
  draft: Omit<Draft<TextMark>, 'anchor' | 'bold' | 'halo'> & Partial<Pick<TextMark, 'anchor' | 'bold' | 'halo'>>,
): TextMark {
  const mark: TextMark = {
    kind: 'text',
    anchor: 'start',
    bold: false,
    halo: false,
    ...draft,
    ...shown(draft.emphasis),
  };
  return draft.emphasis === 'muted' ? { ...mark, fill: 'axis-label', bold: false, opacity: OPACITY.normal } : mark;
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
  return placed.kind === 'rect' ? { ...placed, width: tenth(placed.width), height: tenth(placed.height) } : placed;
}

function tenth(value: number): number {
  // A zero below zero would not survive JSON.
  return Math.round(value * 10) / 10 + 0;
}
