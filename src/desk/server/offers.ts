/** What an editor has to do for a new row that a sequence draws, prepared: views that know it, and a view and a step of its own. */
import type { Problem } from '../../check/problems.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { shownRows } from '../../data/figure-evidence.ts';
import { prepareText } from '../../data/facts.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { statusLabel } from '../../data/status-words.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { readStoryRows } from '../draft/story-rows.ts';
import type { DraftEdit } from '../draft/rows.ts';
import type { DraftRow, Values } from '../sheet.ts';

/** A figure that steps show, its file, and the scenes and steps of the story. */
interface Shown {
  figure: Figure;
  path: string;
  parts: DraftRow[];
}

/** What a new row asks of a figure that a sequence shows: to be hidden or told of in its views, and a step of its own. */
export type StepOffer = ReturnType<typeof offer>;

/** Rows that a whole paste brings are told of in one step, not in one each. */
const MOST_OFFERED = 5;

/** An offer for each figure of a sequence that draws a row of the table at a path, where no view is about the row yet. */
export function stepOffers(data: Data, before: Data, story: string, problems: Problem[], path: string): StepOffer[] {
  const parts = readStoryRows(story);
  // The figure whose table it is comes first.
  const isOther = ({ figure }: Shown): boolean => data.datasets.get(figure.dataset)?.file.path !== path;
  const shown = [...data.figures.values()]
    .map(({ value, file }): Shown => ({ figure: value, path: file.path, parts }))
    .filter(({ figure }) => parts.some(({ values }) => values['figure'] === figure.id))
    .sort((one, other) => Number(isOther(one)) - Number(isOther(other)));
  const untold = new Set(problems.flatMap(({ mistake }) => (mistake.code === 'drawn-unnamed' ? mistake.rows : [])));
  // Of a table that could not be read before, no row is new.
  const isNew = ({ dataset, row }: FiledRow): boolean => before.datasets.has(dataset.id) && !before.rows.has(row.id);
  const asks = ({ row }: FiledRow, { figure }: Shown): boolean =>
    shownRows(data, figure).includes(row) && !figure.views.some(({ highlight }) => highlight?.includes(row.id));
  return [...data.rows.values()]
    .filter((entry) => entry.file.path === path && (isNew(entry) || untold.has(entry.row.id)))
    .slice(0, MOST_OFFERED)
    .flatMap((entry) => shown.filter((each) => asks(entry, each)).map((each) => offer(data, entry, each)));
}

function offer(data: Data, entry: FiledRow, shown: Shown) {
  const { figure, path, parts } = shown;
  const { view, told, text } = drafts(data, entry, figure);
  // Those behind the last view that picks out rows show all.
  const place = figure.views.findLastIndex((each) => !isWhole(each)) + 1 || figure.views.length;
  const earlier = new Set(figure.views.slice(0, place).map(({ id }) => id));
  const isStep = ({ values }: DraftRow): boolean => values['figure'] === figure.id;
  const last = parts.findLastIndex((part) => isStep(part) && earlier.has(String(part.values['view'])));
  const step = 1 + (last < 0 ? parts.findLastIndex(isStep) : last);
  const scene = parts.slice(0, step).findLast(({ values }) => values['title'] !== undefined);
  const id = `${String(scene?.values['id'] ?? figure.id)}-${view.id}`;
  /** In the order in which they are made. */
  const edits: DraftEdit[] = [
    ...viewEdits(entry, shown, told),
    { path, row: place, isNew: true, values: { ...view } },
    { path: STORY_PATH, row: step, isNew: true, values: { id, figure: figure.id, view: view.id, text } },
  ];
  // The keyboard goes to the drafted alt text.
  const goTo = { path, row: place, field: 'alt' };
  return { row: entry.row.id, figure: prepareText(data, figure.title).plain, edits, goTo };
}

/** True for a view that shows all rows, whatever it labels. */
function isWhole({ id, highlight, hide = [] }: Figure['views'][number]): boolean {
  return hide.length === 0 && (id === 'all' || !highlight);
}

/** A view that picks out other rows hides the new one; one that shows all goes on doing so, and says it. */
function viewEdits({ row }: FiledRow, { figure, path }: Shown, told: string): DraftEdit[] {
  return figure.views.flatMap((view, index): DraftEdit[] => {
    const { hide = [], window, alt } = view;
    if (hide.includes(row.id) || window || alt.includes(`{${row.id}`)) return [];
    const values: Values = isWhole(view) ? { alt: `${alt} Also drawn: ${told}` } : { hide: [...hide, row.id] };
    return [{ path, row: index, isNew: false, values }];
  });
}

/** The new view, what alt texts say of the row, and the paragraph of the step; plain words that an editor betters. */
function drafts(data: Data, { dataset, row }: FiledRow, { views }: Figure) {
  const column = dateColumn(dataset) ?? '';
  const date = typeof row[column] === 'string' ? row[column] : '';
  const when = row['label'] ? `${row.id}.label` : date && `${row.id}.${column}`;
  const status = statusLabel(data, row.status, [row]).words.replace(' · ', ', ');
  const told = `{${row.id}}${when && ` ({${when}})`}, ${status.charAt(0).toLowerCase()}${status.slice(1)}.`;
  const year = date.slice(0, 4);
  const end = views.findLast(({ window }) => window)?.window?.to;
  const [from, to] = [end, date.split('/').at(-1)].sort();
  const view = {
    id: year && !views.some(({ id }) => id === year) ? year : row.id,
    highlight: [row.id],
    ...(end && from && to ? { window: { from, to } } : {}),
    alt: `Picked out: ${told}`,
  };
  const [source = ''] = row.sources;
  const publisher = `<Cite source="${source}">${data.sources.get(source)?.publisher ?? source}</Cite>`;
  const how = row.confidence === 'one-report' ? 'In one report, ' : '';
  const text = `${how}${publisher} gives <Fact id="${row.id}" />${when && ` for <Fact id="${when}" />`}.`;
  return { view, told, text };
}
