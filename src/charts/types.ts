/** The words of the pipeline from figure to scene: plain numbers and strings, which survive JSON on their way to the browser. */

/** How a number reached the public. Drawn into its mark, its colour and its words. */
export type Status = 'published' | 'released' | 'leaked' | 'derived';

/** How strongly a view shows a mark. Every view lists every mark; a view hides by emphasis, never by omission. */
export type Emphasis = 'normal' | 'highlight' | 'muted' | 'hidden';

/** A time span in decimal years, half open: March 2014 is [2014.162, 2014.247). */
export interface Span {
  from: number;
  to: number;
}

/** What every drawn row carries: its id, how it became public, and whether one report is all there is. */
export interface Item {
  id: string;
  status: Status;
  oneReport: boolean;
}

export interface Segment extends Item {
  label: string;
  value: number;
}

/** A count on one day or in one stated span. */
export type Point = Segment & Span;

/** What a chart of some type draws: each type has a shape of its own, told apart by its name. */
export interface Series {
  type: string;
}

export interface View {
  id: string;
  /** Row ids to emphasise; without it every row is normal. */
  highlight?: string[];
  /** Row ids that this view does not show yet. */
  hide?: string[];
  /** Parts of a chart that only some views show. */
  layers?: ('gaps' | 'expected-line')[];
  /** The part of the time axis that a timeline shows, in decimal years. */
  window?: Span;
  /** What the chart shows, for readers who do not see it. */
  alt: string;
}

/** Everything `layout` needs to know of a figure. */
export interface ChartFigure<Drawn extends Series = Series> {
  id: string;
  series: Drawn;
  views: View[];
}

export interface Size {
  width: number;
  height: number;
  /** The side of a device pixel in px, where small signs should fall on whole ones. */
  pixel?: number;
}

/** A colour by its role: the name of a token of the style sheets. */
export type Role = Status | 'ink' | 'ink-2' | 'released-text' | 'leaked-text' | GroundRole;

type GroundRole = 'axis-label' | 'axis-line' | 'hairline' | 'panel';

interface MarkBase {
  /** Stable over all views of a figure. */
  key: string;
  emphasis: Emphasis;
  opacity: number;
}

interface PlacedMark extends MarkBase {
  x: number;
  y: number;
}

/** The status sign of one row, centred on x and y. */
export interface SymbolMark extends PlacedMark {
  kind: 'symbol';
  size: number;
  status: Status;
}

export interface RectMark extends PlacedMark {
  kind: 'rect';
  width: number;
  height: number;
  fill: Role | 'hatch' | 'none';
  stroke?: Role;
  dashed?: boolean;
}

export interface LineMark extends MarkBase {
  kind: 'line';
  /** Flat list of coordinates: x0, y0, x1, y1, … */
  points: number[];
  stroke: Role;
  width: number;
  dashed?: boolean;
}

export interface TextMark extends PlacedMark {
  kind: 'text';
  text: string;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  bold: boolean;
  fill: Role;
  /** A halo in the panel colour keeps the text readable over lines. */
  halo: boolean;
}

/** Equal signs, row by row in a grid; `offset` cells of the first row are left free, and a fraction cuts the last sign. */
export interface DotsMark extends PlacedMark {
  kind: 'dots';
  columns: number;
  offset: number;
  count: number;
  pitch: number;
  status: Status;
  /** Without it a sign is that of its status; otherwise in outline, in dashed outline, or a trace of what is taken off. */
  look?: 'outlined' | 'dashed' | 'gone';
}

export type Mark = SymbolMark | RectMark | LineMark | TextMark | DotsMark;

/** Everything to draw, in drawing order. Coordinates are rounded to a tenth of a pixel. */
export interface Scene extends Size {
  marks: Mark[];
}
