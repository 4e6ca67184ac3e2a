/**
 * The vocabulary of the chart pipeline: figure (what to draw) → scene (where everything goes).
 * Both are plain numbers and strings, so they survive JSON on their way to the browser.
 */

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

/** A count on one day or in one stated span. */
export interface Point extends Item, Span {
  label: string;
  value: number;
}

/** A point of a line; `basis` names how it was counted, and lines never join two bases. */
export interface BasisPoint extends Point {
  basis: string;
}

export interface Basis {
  id: string;
  /** The name of the line; for a basis that follows another, what changed between them. */
  label: string;
  /** The basis that this one continues after a break. */
  follows?: string;
}

export interface Bar extends Item {
  label: string;
  value: number;
  /** True where the source rounds: the bar is drawn open. */
  approximate: boolean;
}

export interface Segment extends Item {
  label: string;
  value: number;
}

/** Squares that belong together under one heading, split into labelled segments. */
export interface Panel {
  label: string;
  /** A sentence under the signs, for what must be said beside them. */
  caption?: string;
  segments: Segment[];
}

/** Two values that belong together on a number line. */
export interface Pair extends Item {
  label: string;
  /** Where the pair starts; without a status of its own, the earlier state of the same row. */
  start: { value: number; status?: Status };
  value: number;
  /** The words in which the value was printed, where it is a claim and not a count. */
  words?: string;
}

/** A number that shares no scale with its neighbours. */
export interface LaneEntry extends Item {
  shown: string;
  words: string;
}

/** A bar made of parts that add up to it. */
export interface PartsBar {
  id: string;
  label: string;
  parts: Segment[];
}

export interface TimelineEvent extends Item, Span {
  title: string;
  /** The date in words, as precise as its source. */
  when: string;
  lane: string;
}

export interface Office extends Span {
  id: string;
  name: string;
}

/** What each chart type draws. The discriminant is the `chart.type` of the figure file. */
export type Series =
  | { type: 'unit'; item: Item & { value: number } }
  | { type: 'snapshots'; unit: string; points: Point[] }
  | { type: 'lines'; unit: string; points: BasisPoint[]; bases: Basis[]; labels?: string[] }
  | { type: 'bars'; unit: string; bars: Bar[] }
  | { type: 'waffle'; panels: Panel[] }
  | { type: 'parts'; bars: PartsBar[] }
  | { type: 'dumbbell'; unit: string; from: number; to: number; ticks: number[]; pairs: Pair[] }
  | { type: 'lanes'; lanes: { label: string; entries: LaneEntry[] }[] }
  | {
      type: 'timeline';
      lanes: { id: string; label: string }[];
      events: TimelineEvent[];
      offices: Office[];
      counts: Point[];
    };

export type ChartType = Series['type'];

/** A note pinned to a row's mark, or to a date and a value. */
export interface Annotation {
  text: string;
  at: { row: string } | { date: number; value: number };
}

/** Parts of a chart that only some views show. */
export type Layer = 'gaps' | 'expected-line';

/** A named state of a figure. */
export interface View {
  id: string;
  /** Row ids to emphasise; without it every row is normal. */
  highlight?: string[];
  /** Row ids that this view does not show yet. */
  hide?: string[];
  layers?: Layer[];
  annotations?: Annotation[];
  /** The part of the time axis that a timeline shows, in decimal years. */
  window?: Span;
  /** What the chart shows, for readers who do not see it. */
  alt: string;
}

/** Everything `layout` needs to know of a figure. */
export interface ChartFigure {
  id: string;
  series: Series;
  views: View[];
}

export interface Size {
  width: number;
  height: number;
}

/** A colour by its role; `theme.ts` turns roles into colours. */
export type Role =
  | 'ink'
  | 'ink-2'
  | 'axis-label'
  | 'axis-line'
  | 'hairline'
  | 'panel'
  | 'leak-tint'
  | 'published'
  | 'released'
  | 'released-text'
  | 'leaked'
  | 'leaked-text'
  | 'derived';

interface MarkBase {
  /** Stable over all views of a figure. */
  key: string;
  emphasis: Emphasis;
  opacity: number;
}

/** The status sign of one row, centred on x and y. */
export interface SymbolMark extends MarkBase {
  kind: 'symbol';
  x: number;
  y: number;
  size: number;
  status: Status;
  /** Drawn in outline only, where the date of the count is disputed. */
  hollow?: boolean;
}

export interface RectMark extends MarkBase {
  kind: 'rect';
  x: number;
  y: number;
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

export interface TextMark extends MarkBase {
  kind: 'text';
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  bold: boolean;
  fill: Role;
  /** A halo in the panel colour keeps the text readable over lines. */
  halo: boolean;
}

/**
 * A run of small equal signs, one per record, filled row by row into a grid of `columns`.
 * `offset` cells of the first row are left to the run before it.
 */
export interface DotsMark extends MarkBase {
  kind: 'dots';
  x: number;
  y: number;
  columns: number;
  offset: number;
  count: number;
  pitch: number;
  status: Status;
}

export type Mark = SymbolMark | RectMark | LineMark | TextMark | DotsMark;

/** Everything to draw, in drawing order. Coordinates are rounded to a tenth of a pixel. */
export interface Scene extends Size {
  marks: Mark[];
}
