import { OPACITY } from '../theme.ts';
import type { Emphasis, Mark, TextMark, View } from '../types.ts';

/** A mark without what follows from its kind and emphasis; marks are normal unless they say otherwise. */
type Draft<T extends Mark> = Omit<T, 'kind' | 'opacity' | 'emphasis'> & { emphasis?: Emphasis };

function shown(emphasis: Emphasis = 'normal'): { emphasis: Emphasis; opacity: number } {
  return { emphasis, opacity: OPACITY[emphasis] };
}

function markOf<K extends Mark['kind']>(kind: K) {
  return (draft: Draft<Extract<Mark, { kind: K }>>) => ({ kind, ...draft, ...shown(draft.emphasis) });
}

export const symbol = markOf('symbol');
export const rect = markOf('rect');
export const line = markOf('line');
export const dots = markOf('dots');

type TextDraft = Omit<Draft<TextMark>, 'anchor' | 'bold' | 'halo'> &
  Partial<Pick<TextMark, 'anchor' | 'bold' | 'halo'>>;

/** A line of text; muted text turns grey instead of faint, so that it stays readable. */
export function text(draft: TextDraft): TextMark {
  const plain = { kind: 'text', anchor: 'start', bold: false, halo: false } as const;
  const mark: TextMark = { ...plain, ...draft, ...shown(draft.emphasis) };
  return draft.emphasis === 'muted' ? { ...mark, fill: 'axis-label', bold: false, opacity: OPACITY.normal } : mark;
}

/** Lines of one style below one another, from the baseline of the first; `leading` is in parts of their size. */
export function textLines(lines: string[], leading: number, draft: Omit<TextDraft, 'text'>): TextMark[] {
  let { y } = draft;
  return lines.map((words, index) => {
    if (index > 0) y += draft.size * leading;
    return text({ ...draft, key: `${draft.key}-${index}`, y, text: words });
  });
}

/** How a view shows a row. */
export function emphasisOf(view: View, id: string): Emphasis {
  if (view.hide?.includes(id)) return 'hidden';
  if (!view.highlight) return 'normal';
  return view.highlight.includes(id) ? 'highlight' : 'muted';
}
