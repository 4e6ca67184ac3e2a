/** The lengths in px that decide how tall an embed is: its style sheet and the computed height read them. */

export interface Type {
  size: number;
  line: number;
}

const FRAME = {
  body: { size: 14, line: 20 },
  title: { size: 20, line: 24 },
  text: { size: 14, line: 20 },
  status: { size: 13, line: 20 },
  heading: { size: 16, line: 20 },
  source: { size: 13, line: 24 },
  /** Above the embed, and its edges. */
  rule: 3,
  edge: 12,
  side: 16,
  /** Between parts, and below each entry of a list. */
  gap: 8,
  entry: 8,
  /** Above and below the words of a link on a line of its own. */
  'link-edge': 4,
  /** Between statuses, and between the buttons of views. */
  apart: 16,
  buttons: 8,
  /** From the words of a button to its outer edge. */
  'button-edge': 6,
  'button-side': 12,
};

export type Lengths = typeof FRAME;

/** What narrow frames hold closer together. */
const SMALL: Partial<Lengths> = {
  title: { size: 18, line: 22 },
  text: { size: 13, line: 17 },
  status: { size: 13, line: 17 },
  edge: 6,
  side: 12,
  gap: 4,
  'link-edge': 2,
};

/** The width of a frame in px below which they hold. */
const SMALL_BELOW = 400;

export function lengthsAt(width: number): Lengths {
  return width < SMALL_BELOW ? { ...FRAME, ...SMALL } : FRAME;
}

/** The same for the style sheet: `--gap`, `--title-size`, `--title-line` and so on; type follows the reader's own size. */
export function lengthRules(): string {
  return `${rule(FRAME)}@media (width < ${SMALL_BELOW}px) {${rule(SMALL)}}`;
}

function rule(lengths: Partial<Lengths>): string {
  const properties = Object.entries(lengths).map(([name, length]) =>
    typeof length === 'number'
      ? `--${name}: ${length}px;`
      : `--${name}-size: ${length.size / 16}rem; --${name}-line: ${length.line / 16}rem;`,
  );
  return `:root {${properties.join('')}}`;
}
