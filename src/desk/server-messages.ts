/** What the desk's page and the development server say to each other: the types, and the page's requests. */
import type { Problem } from '../check/problems.ts';
import type { TextChange } from '../diff/text-changes.ts';
import type { CellPlace, SourceName, StoredFile, Table, Values } from './sheet.ts';

/** Everything that the desk starts with. */
export interface Opened {
  files: StoredFile[];
  tables: Table[];
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
  /** Every view, in the order of the story. */
  views: DraftView[];
}

export interface DraftView {
  name: string;
  /** The chart as SVG; undefined for figures that are lists. */
  now: string | undefined;
  /** The chart before the draft, where it looked different. */
  before: string | undefined;
  /** What is said of it, and the cells that say it: its alt text, and the paragraphs of its steps. */
  texts: { name: string; words: string; cell: CellPlace }[];
}

/** What a new row asks of a figure that a sequence shows: to be hidden or told of in its views, and a step of its own. */
export interface StepOffer {
  /** The id of the row. */
  row: string;
  /** The title of the figure. */
  figure: string;
  /** In the order in which they are made. */
  edits: DraftEdit[];
  /** The drafted alt text. */
  goTo: CellPlace;
}

/** Values of a row of a table, or a new row at its place. */
export interface DraftEdit {
  path: string;
  row: number;
  values: Values;
  isNew: boolean;
}

/** A published value that the draft changes, and the row that the corrections need. */
export interface DueCorrection {
  /** Undefined for a row that is gone. */
  cell?: CellPlace;
  /** True where today's correction of the value has not been published: it is changed, and no second one is added. */
  replaces: boolean;
  values: Values;
}

export interface DraftAnswer {
  problems: Problem[];
  due: DueCorrection[];
  offers: StepOffer[];
  /** The story under the draft; undefined while a mistake keeps it from being drawn. */
  story: DraftStory | undefined;
}

export interface DraftStory {
  figures: DraftFigure[];
  /** What reads differently. */
  changes: TextChange[];
  sources: SourceName[];
}

/** What came of a save, with the file as it is on disk. */
export type SaveAnswer = { kind: 'saved' | 'changed' | 'read-only'; file: StoredFile };

/** The desk's requests to the development server at an address. */
export function server(api: string) {
  return {
    open: () => request<Opened>(`${api}/open/`),
    check: (asked: DraftAsked) => request<DraftAnswer>(`${api}/draft/`, asked),
    /** Saves the text of a file, unless the file is no longer the one with that hash; one that is read-only only `anyway`. */
    save: ({ path, text, hash }: StoredFile, anyway: boolean) =>
      request<SaveAnswer>(`${api}/save/`, { path, text, hash, anyway }),
  };
}

export type Server = ReturnType<typeof server>;

async function request<T>(address: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, body && { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Error('The development server does not answer. Is `npm run dev` still running?');
  });
  const answer = await response.json();
  // 409 is an answer: the file changed on disk, or is read-only.
  if (response.ok || response.status === 409) return answer;
  throw new Error(answer.message ?? `The server answered ${response.status}.`);
}
