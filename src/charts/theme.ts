import type { Emphasis, Role, Status } from './types.ts';

/** How a role is written into SVG: as a custom property on pages, as a value in stills. */
export type Paint = (role: Role) => string;

/** The same for an embed, which brings its own colours and must be small. */
export const embedPaint: Paint = (role) => `var(--${role})`;

/** Reader views have none of the page’s colours: marks then take that of the text. */
export const pagePaint: Paint = (role) => `var(--${role},${role === 'panel' ? 'none' : 'currentColor'})`;

/** The colour of a status in text, which needs more contrast than a mark. */
export const STATUS_TEXT: Record<Status, Role> = {
  published: 'published',
  released: 'released-text',
  leaked: 'leaked-text',
  derived: 'ink',
};

export const OPACITY: Record<Emphasis, number> = { normal: 1, highlight: 1, muted: 0.55, hidden: 0 };

/** Type sizes in px. Nothing in a chart is smaller than `label` at narrow widths. */
export function typeSizes(width: number): { label: number; value: number } {
  if (width < 480) return { label: 13, value: 15 };
  return width < 640 ? { label: 14, value: 17 } : { label: 15, value: 19 };
}

export const FONT = 'Archivo, "Archivo fallback", Arial, sans-serif';

/** Weight and width of chart text: the width axis keeps labels short on phones. */
export const WEIGHT = { regular: 500, bold: 700 };
export const STRETCH = '94%';
