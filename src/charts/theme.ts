import type { Emphasis, Role, Status } from './types.ts';

/** The palettes of the design, by role. Pages read them as custom properties; stills need them as values. */
export const LIGHT: Record<Role, string> = {
  ink: '#14212B',
  'ink-2': '#44515B',
  'axis-label': '#55616B',
  'axis-line': '#78858E',
  hairline: '#D3DADD',
  panel: '#FFFFFF',
  'leak-tint': '#FBF1EA',
  published: '#0B3558',
  released: '#2F7F9E',
  'released-text': '#1F6783',
  leaked: '#B4531B',
  'leaked-text': '#9A4312',
  derived: '#14212B',
};

export const DARK: Record<Role, string> = {
  ink: '#EDF1F2',
  'ink-2': '#B4C0C8',
  'axis-label': '#A7B4BD',
  'axis-line': '#7D8C97',
  hairline: '#2C3943',
  panel: '#17222A',
  'leak-tint': '#2A1E17',
  published: '#B7DBFA',
  released: '#4F96BC',
  'released-text': '#7DB7D8',
  leaked: '#F08F52',
  'leaked-text': '#F5A878',
  derived: '#EDF1F2',
};

/** How a role is written into SVG: as a custom property on pages, as a value in stills. */
export type Paint = (role: Role) => string;

export const pagePaint: Paint = (role) => `var(--${role})`;

/** Paint for a still image, which has no page to inherit from. */
export function stillPaint(palette: Record<Role, string>): Paint {
  return (role) => palette[role];
}

/** The colour of a status in text, which needs more contrast than a mark. */
export const STATUS_TEXT: Record<Status, Role> = {
  published: 'published',
  released: 'released-text',
  leaked: 'leaked-text',
  derived: 'ink',
};

export const OPACITY: Record<Emphasis, number> = { normal: 1, highlight: 1, muted: 0.55, hidden: 0 };

/** Type sizes in px. Nothing in a chart is smaller than `label` at narrow widths. */
export function typeSizes(width: number): { label: number; value: number; note: number } {
  if (width < 480) return { label: 13, value: 15, note: 13.5 };
  return width < 640 ? { label: 14, value: 17, note: 14.5 } : { label: 15, value: 19, note: 15.5 };
}

export const FONT = 'Archivo, "Archivo fallback", Arial, sans-serif';

/** Weight and width of chart text: the width axis keeps labels short on phones. */
export const WEIGHT = { regular: 500, bold: 700 };
export const STRETCH = '94%';
