/** A text of the story as readers get it, and where it stands. Types only. */

/**
 * `page`: what the page says of itself. `label`: words inside a chart, or the heading of a column.
 * `row`: words in a row of a table. `value`: a number in a table that is computed or another row's. `fact`: a number
 * of the prose. `source`: where numbers come from. `status`: how they became public.
 */
export type TextKind =
  | 'page'
  | 'sentence'
  | 'title'
  | 'subtitle'
  | 'note'
  | 'annotation'
  | 'alt'
  | 'label'
  | 'description'
  | 'row'
  | 'value'
  | 'fact'
  | 'source'
  | 'status';

/** Where a text stands: by ids, which stay when the data change, and in words for people. */
export interface Place {
  kind: TextKind;
  /** The scene of a sentence or a title; of a figure's text, the scene that shows the figure. */
  scene?: string;
  figure?: string;
  view?: string;
  dataset?: string;
  row?: string;
  fact?: string;
  /** The column of a row, or which of several texts of the same kind it is. */
  part?: string;
  words: string;
}

export interface StoryText {
  place: Place;
  /** As a reader gets it: every reference filled in. */
  text: string;
  /** As it is written, with {references}: the same as long as nobody edits the words. */
  template: string;
  /** Of the story's own words, the template with its links, bold and quotes. */
  marked?: string;
  /** The ids of the rows it depends on, through facts and formulas. */
  rows: string[];
}
