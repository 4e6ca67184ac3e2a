/** A figure as a picture that is honest alone: finding, measure, chart, caveat, status and source in one scene. */
import { type DrawnFigure, layout, naturalHeight } from '../../charts/chart.ts';
import type { Paint } from '../../charts/theme.ts';
import type { Scene } from '../../charts/types.ts';
import type { PreparedFigure } from '../../data/prepare.ts';
import { itemDetail, type ListItem } from '../../data/tables.ts';
import { sourceWords } from '../printing.ts';
import { Column, onPanel } from './column.ts';
import { drawChart } from '../svg/printed.ts';

/** What a still is set on: a width, a margin, and how the chart is drawn in the room between. */
export interface Paper {
  width: number;
  margin: number;
  draw: (figure: DrawnFigure, view: string, width: number) => Scene;
}

/** The usual still, with a chart as tall as it wants to be. */
const PAGE: Paper = {
  width: 720,
  margin: 24,
  draw: (figure, view, width) => layout(figure, view, { width, height: naturalHeight(figure, width) }),
};

const RULE = 3;

const TITLE = { size: 23, fill: 'ink', bold: true, leading: 1.2 } as const;
const SUBTITLE = { size: 15, fill: 'ink-2' } as const;
const SMALL = { size: 13, fill: 'ink-2' } as const;

/** The still of a view as SVG; its address is where a reader finds the figure with its tables. Pure. */
export function figureStill(
  figure: PreparedFigure,
  viewId: string,
  address: string,
  paint: Paint,
  paper = PAGE,
): string {
  const { id, views, title, subtitle, body, note } = figure;
  const { width, margin, draw } = paper;
  const view = views.find((each) => each.id === viewId);
  if (!view) throw new Error(`The figure "${id}" has no view "${viewId}".`);
  const column = new Column(margin, RULE + 18, width - 2 * margin);
  column.text(title.plain, TITLE);
  column.y += 4;
  column.text(subtitle.plain, SUBTITLE);
  column.y += 14;
  if (Array.isArray(body)) setList(column, body);
  else column.chart(draw(body, view.id, column.width));
  column.y += 16;
  column.statusLabels(view.statusLabels, 13.5);
  column.y += 4;
  if (note) column.text(note.plain, SMALL);
  column.y += 4;
  const { label, items } = sourceWords(view.sources, 'at the address below');
  // A no-break space ties each dot to what it follows.
  column.text(`${label} ${items.join('\u00a0· ')}`, SMALL);
  column.text(address, SMALL);
  const scene = onPanel(column, width, Math.ceil(column.y + margin - 6), RULE);
  return drawChart({ scene, id: `${id}-${view.id}`, paint, still: true, name: title.plain, description: view.alt });
}

function setList(column: Column, items: ListItem[]): void {
  for (const item of items) {
    const { status, heading, text } = item;
    column.sign(status, 18);
    column.text(heading, { size: 16, fill: 'ink', bold: true }, 30);
    column.text(itemDetail(item), SMALL, 30);
    column.y += 2;
    column.text(text.plain, { size: 14.5, fill: 'ink' }, 30);
    column.y += 12;
  }
}
