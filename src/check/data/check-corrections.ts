/** Published values and their corrections: what readers were told changes only with a sentence that says why. */
import { definitionOf } from '../../charts/chart.ts';
import type { Data, FiledRow } from '../../data/data.ts';
import type { Collected } from '../collect.ts';
import { correctionsOf, explained, isSame, isSeen, removalOf, toldBefore } from '../../data/correction-log.ts';
import { templateRefs } from '../../data/facts.ts';
import { isReason } from '../../charts/field.ts';
import { rowProblem, type Located } from '../parse.ts';
import type { Problem, Wording } from '../problems.ts';
import { namesBehind } from '../rests-on.ts';
import type { Correction, Figure, Published, Row } from '../../data/schema/schema.ts';
import { furtherDatasets } from '../../data/series.ts';
import { isToCome } from './plausible.ts';
import { unknownRow, wrongName } from '../../data/mistakes/mistake.ts';

/** What readers see of each row as a claim of fact: its counts, its dates, its status and its formula; words may be reworded. */
export function readerValues({ dataset, row }: Pick<FiledRow, 'dataset' | 'row'>): Record<string, string | number> {
  const claims = dataset.columns.filter(({ type }) => type === 'count' || type === 'date').map(({ name }) => name);
  const values = [...claims, 'status', 'formula'].flatMap((name): [string, string | number][] => {
    const value = row[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
  });
  return Object.fromEntries(values);
}

/** The whole record of what readers see now. */
export function currentValues(data: Data): Published['rows'] {
  return [...data.rows.values()].map((entry) => ({ row: entry.row.id, values: readerValues(entry) }));
}

/** Changed values without a correction, and corrections that do not say the truth. While files and rows have mistakes nobody is asked for one. */
export function checkCorrections({ data, files, isSound }: Collected, today: string): Problem[] {
  const file = files.get('data/corrections.json');
  if (!file || !isSound) return [];
  return [
    ...changedValues(data, today),
    ...lostEntries(data, file),
    ...data.corrections.flatMap((entry, index) =>
      checkEntry(data, entry, (field, words) => file.problem(['corrections', index, field], words), today),
    ),
  ];
}

function changedValues(data: Data, today: string): Problem[] {
  return [...(data.published ?? [])].flatMap(([id, values]) => {
    const entry = data.rows.get(id);
    const now = entry ? readerValues(entry) : {};
    return Object.entries(values).flatMap(([column, said]) => {
      const says = now[column] ?? null;
      // A correction that is there but says something else, or without its change, is reported at its own line.
      const isCorrected = data.corrections.some(
        (other) => other.row === id && other.column === column && other.said === said,
      );
      if (!entry || said === says || explained(data, id, column, said) === says || isCorrected) return [];
      const line = correctionLine(data, { date: today, row: id, column, said, says });
      return [rowProblem(entry, column, { code: 'changed-value', said, says, line })];
    });
  });
}

/** Published rows that are gone without a correction: one message each. All that uses them is silent until one is in. */
export function goneRows({ data, files, isSound }: Collected, today: string): Problem[] {
  const file = files.get('data/corrections.json') ?? files.get('data/published.json');
  if (!file || !isSound) return [];
  return [...(data.published ?? [])].flatMap(([id, values]) => {
    const removal = removalOf(data, { row: id, values }, today);
    if (!removal || data.rows.has(id)) return [];
    const line = correctionLine(data, removal);
    return [file.problem(['corrections'], { code: 'gone-row', name: id, said: removal.said, line })];
  });
}

/** The entry that an editor pastes into the list of corrections. */
function correctionLine(data: Data, entry: Omit<Correction, 'why' | 'figures'>): string {
  return entryText({ ...entry, why: '…', figures: figuresOf(data, entry.row) });
}

function entryText(entry: Correction): string {
  return JSON.stringify(entry).replace(/":/g, '": ').replace(/,"/g, ', "').replace(/","/g, '", "');
}

/** Entries that readers have seen and that are no longer there. */
function lostEntries({ corrections, released }: Data, file: Located): Problem[] {
  const lost = released.filter((entry) => !corrections.some((other) => isSame(entry, other)));
  const mistake = { code: 'corrections-lost', lines: lost.map(entryText) } as const;
  return lost.length > 0 ? [file.problem(['corrections'], mistake)] : [];
}

/** What is wrong with one entry: its date and reason, what it says was told, and what it says now. */
function checkEntry(data: Data, entry: Correction, at: At, today: string): Problem[] {
  const { date, why, figures, row, says } = entry;
  const isLost = !data.rows.has(row) && says !== null;
  const isFirst = data.corrections.find((other) => isSame(other, entry)) === entry;
  return [
    ...(isToCome(date, today) ? [at('date', { code: 'day-to-come', date, today })] : []),
    ...(isFirst ? [] : [at('row', { code: 'twice', kind: 'correction of', name: row })]),
    ...(isReason(why) ? [] : [at('why', { code: 'no-reason' })]),
    ...(isLost ? [at('row', unknownRow(data, row))] : checkValues(data, entry, at)),
    ...figures.flatMap((id) => wrongName('figure', id, data.figures.keys())).map((words) => at('figures', words)),
  ];
}

type At = (field: keyof Correction, words: Wording) => Problem;

/** A correction leads from what readers were told, or the one before it says, to what the row says now or the next one takes up. */
function checkValues(data: Data, entry: Correction, at: At): Problem[] {
  const { row, column, said, says } = entry;
  if (isSeen(data, entry)) return [];
  const told = toldBefore(data, entry);
  const found = data.rows.get(row);
  const now = correctionsOf(data, entry)[0] === entry ? ((found && readerValues(found)[column]) ?? null) : says;
  if (said === (told ?? null) && says === now && said !== says) return [];
  const field = said === (told ?? null) ? 'says' : 'said';
  return [at(field, { code: 'correction-off', row, column, told, now })];
}

/** The figures that draw a row or give it in words. */
function figuresOf(data: Data, row: string): string[] {
  return [...data.figures.values()].filter(({ value }) => shows(data, value, row)).map(({ value }) => value.id);
}

function shows(data: Data, figure: Figure, id: string): boolean {
  const isWhole = definitionOf(figure.chart.type).rows === undefined;
  const drawn = [figure.dataset, ...furtherDatasets(figure).map(({ name }) => name)];
  const has = (row: Row): boolean => row.id === id;
  if (isWhole && drawn.some((name) => data.datasets.get(name)?.value.rows.some(has))) return true;
  const text = JSON.stringify(figure);
  return text.includes(`"${id}"`) || templateRefs(text).some((reference) => namesBehind(data, reference).has(id));
}
