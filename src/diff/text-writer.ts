/** A text that readers get: its place, its words, and the rows that stand behind them. */
import { findFact, formulaRows } from '../data/facts.ts';
import type { Data } from '../data/data.ts';
import { plainWords } from './story-sentences.ts';

/**
 * `page`: what the page says of itself. `shown`: which charts a scene shows. `label`: words inside a chart, or the
 * heading of a column. `cell`: what a table gives in place of a reference or a formula. `fact`: a computed number.
 * `source`: where a figure's numbers come from. `status`: how they became public.
 */
export type TextKind =
  | 'page'
  | 'sentence'
  | 'shown'
  | 'title'
  | 'subtitle'
  | 'note'
  | 'alt'
  | 'label'
  | 'description'
  | 'cell'
  | 'fact'
  | 'source'
  | 'status';

/** Where a text stands: by ids, which stay when the data change, and in words for people. */
export interface Place {
  kind: TextKind;
  /** The scene of a sentence or a title; of a figure's text, the scene that shows the figure. */
  scene?: string;
  figure?: string;
  /** Which of several texts of the same kind it is: a view, a column. */
  part?: string;
  /** The table, row or fact that it belongs to. */
  owner?: string;
  words: string;
}

export interface StoryText {
  place: Place;
  /** As a reader gets it: every reference filled in. */
  text: string;
  /** The same with what a reader can follow: [words](source), **bold**. */
  linked: string;
  /** As it is written, with {references}: the same as long as nobody edits the words. */
  template: string;
  /** The ids of the rows it depends on, through facts and formulas. */
  rows: string[];
}

/** Makes the text of a template; `own` are rows that it depends on without naming them. */
export type Write = (place: Place, template: string, own?: string[]) => StoryText;

/** Fills in references and follows each to its rows; what a reference gives is worked out once. */
export function writer(data: Data): Write {
  const known = new Map<string, { text: string; rows: string[] }>();
  const find = (reference: string): { text: string; rows: string[] } => {
    const found = known.get(reference) ?? resolved(data, reference);
    known.set(reference, found);
    return found;
  };
  return (place, template, own = []) => {
    const rows = new Set(own);
    const linked = template.replace(/\{(=?)([^{}]+)\}/g, (_, declared: string, reference: string) => {
      if (declared) return reference;
      const found = find(reference);
      for (const row of found.rows) rows.add(row);
      return found.text;
    });
    return { place, text: place.kind === 'sentence' ? plainWords(linked) : linked, linked, template, rows: [...rows] };
  };
}

/** A reference that leads nowhere stays as it is written: to report it is the check's task. */
function resolved(data: Data, reference: string): { text: string; rows: string[] } {
  const fact = findFact(data, reference);
  return fact ? { text: fact.text, rows: withOrigins(data, fact.rows) } : { text: `{${reference}}`, rows: [] };
}

/** The rows, and those that their formulas are worked out from. */
export function withOrigins(data: Data, rows: string[]): string[] {
  const all = new Set(rows);
  // A set hands on what is added to it while it is walked through.
  for (const id of all) {
    const formula = data.rows.get(id)?.row.formula;
    if (formula) for (const origin of formulaRows(data, formula)) all.add(origin);
  }
  return [...all];
}

/** Nobody wrote these words for their place, so they cannot have been rewritten: the template is the same on both sides. */
export function computed(place: Place, text: string, rows: string[] = []): StoryText {
  return { place, text, linked: text, template: place.words, rows };
}

/** The texts that say something else when one of the rows changes. */
export function affectedBy(texts: StoryText[], rowIds: Iterable<string>): StoryText[] {
  const changed = new Set(rowIds);
  return texts.filter(({ rows }) => rows.some((row) => changed.has(row)));
}
