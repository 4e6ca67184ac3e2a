/** What an editor has to do for a new row that a sequence draws, prepared: views that know it, and a view and a step of its own. */
import type { Problem } from '../../check/problems.ts';
import { dateColumn, type Data, type FiledRow } from '../../data/data.ts';
import { shownRows } from '../../data/figure-evidence.ts';
import { prepareText } from '../../data/facts.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { statusLabel } from '../../data/status-words.ts';
import { STORY_PATH } from '../../story/outline.ts';
import { readStoryRows } from '../draft/edits.ts';
import type { DraftEdit, DraftRow, Values } from '../sheet.ts';

/** Rows that a whole paste brings are told of in one step, not in one each. */
const MOST_OFFERED = 5;

/** What a row of the table at a path asks of each figure of a sequence that draws it, where a view does not know it: to be hidden or told of in its views, and a step of its own. */
export function stepOffers(data: Data, story: string, problems: Problem[], path: string) {
  const parts = readStoryRows(story);
  const untold = problems.flatMap(({ mistake }) => (mistake.code === 'drawn-unnamed' ? mistake.rows : []));
  const entries = [...data.rows.values()].filter(({ file, row }) => file.path === path && untold.includes(row.id));
  return entries.slice(0, MOST_OFFERED).flatMap((entry) =>
    [...data.figures.values()].flatMap(({ value: figure, file }) => {
      const own = parts.some(({ values }) => values['figure'] === figure.id);
      const isPicked = figure.views.some(({ highlight }) => highlight?.includes(entry.row.id));
      if (!own || isPicked || !shownRows(data, figure).includes(entry.row)) return [];
      return [offer(data, entry, figure, file.path, parts)];
    }),
  );
}

function offer(data: Data, entry: FiledRow, figure: Figure, path: string, parts: DraftRow[]) {
  const { view, told, text } = drafts(data, entry, figure);
  // Those behind the last view that picks out rows show all.
  const place = figure.views.findLastIndex((each) => !isWhole(each)) + 1 || figure.views.length;
  const earlier = new Set(figure.views.slice(0, place).map(({ id }) => id));
  const isStep = ({ values }: DraftRow): boolean => values['figure'] === figure.id;
  const last = parts.findLastIndex((part) => isStep(part) && earlier.has(String(part.values['view'])));
  const step = 1 + (last < 0 ? parts.findLastIndex(isStep) : last);
  const scene = parts.slice(0, step).findLast(({ values }) => values['title'] !== undefined);
  const id = `${String(scene?.values['id'] ?? figure.id)}-${view.id}`;
  const edits: DraftEdit[] = [
    ...viewEdits(entry, figure, told).map((edit) => ({ ...edit, path })),
    { path, row: place, isNew: true, values: { ...view } },
    { path: STORY_PATH, row: step, isNew: true, values: { id, figure: figure.id, view: view.id, text } },
  ];
  const said = 'The step is drafted, and nothing is saved yet. Read each alt text beside its chart, and the paragraph.';
  // The keyboard goes to the drafted alt text.
  const goTo = { path, row: place, field: 'alt' };
  return { row: entry.row.id, figure: prepareText(data, figure.title).plain, edits, goTo, said };
}

/** True for a view that shows all rows, whatever it labels. */
function isWhole({ id, highlight, hide = [] }: Figure['views'][number]): boolean {
  return hide.length === 0 && (id === 'all' || !highlight);
}

/** A view that picks out other rows hides the new one; one that shows all goes on doing so, and says it. */
function viewEdits({ row }: FiledRow, { views }: Figure, told: string) {
  return views.flatMap((view, index) => {
    const { hide = [], window, alt } = view;
    if (hide.includes(row.id) || window || alt.includes(`{${row.id}`)) return [];
    const values: Values = isWhole(view) ? { alt: `${alt} Also drawn: ${told}` } : { hide: [...hide, row.id] };
    return [{ row: index, isNew: false, values }];
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
