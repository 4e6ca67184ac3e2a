/** What the desk's page and the development server say to each other. Types only. */
import type { Problem } from '../../check/problems.ts';
import type { Status } from '../../charts/types.ts';
import type { TextChange } from '../../diff/text-changes.ts';
import type { StoredFile } from './store.ts';
import type { Table, Values } from './table.ts';
import type { SourceName } from './values.ts';

/** Everything that the desk starts with. */
export interface Opened {
  files: StoredFile[];
  tables: Table[];
  /** The status signs, drawn. */
  signs: Record<Status, string>;
  /** The words for each status. */
  words: Record<Status, string>;
}

/** Files whose text differs from the one on disk, and the file that is being looked at. */
export interface DraftAsked {
  changed: { path: string; text: string }[];
  path: string;
}

/** A figure that draws from the table, as it is and as it would be. */
export interface DraftFigure {
  id: string;
  title: string;
  /** The chart as SVG; undefined for figures that are lists. */
  now: string | undefined;
  /** The height of the chart in px; 0 for lists. */
  height: number;
  /** The chart before the draft, where it looked different. */
  before: string | undefined;
}

/** A text of the story that depends on the table, with its place in words. */
export interface DependentText {
  place: string;
  text: string;
}

/** A published value that the draft changes: its cell, and the row that the corrections need. */
export interface DueCorrection {
  /** Undefined for a row that is gone. */
  cell?: { path: string; row: number; column: string };
  /** True where today's correction of the value has not been published: it is changed, and no second one is added. */
  replaces: boolean;
  values: Values;
}

export interface DraftAnswer {
  problems: Problem[];
  due: DueCorrection[];
  /** The story under the draft; undefined while a mistake keeps it from being drawn. */
  story: DraftStory | undefined;
}

export interface DraftStory {
  figures: DraftFigure[];
  /** What reads differently. */
  changes: TextChange[];
  /** The sentences of the story that depend on the table. */
  sentences: DependentText[];
  /** What rows of our arithmetic come to, by row id. */
  computed: Record<string, number>;
  sources: SourceName[];
}

export type SaveAnswer = { kind: 'saved' | 'changed'; file: StoredFile };
