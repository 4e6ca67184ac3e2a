/** The picture that stands for a figure, or for the story, where a link is shared. */
import { formatNumber } from '../chart/format.ts';
import { layout } from '../chart/layout.ts';
import { STATUS_TEXT, type Paint } from '../chart/theme.ts';
import type { Scene, Status } from '../chart/types.ts';
import { cellValue, fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/load.ts';
import type { Figure, Row } from '../data/schema.ts';
import { chartFigure } from '../data/series.ts';
import { Column, onPanel } from './column.ts';
import { drawChart } from './draw.ts';
import { figureStatuses, keyRow, wholeView } from './evidence.ts';
import { rowStatus } from './signs.ts';

/** Laid out at 3/5 of the 1200 × 630 px that readers of links ask for, so that chart text keeps its proportions. */
const SIZE = { width: 720, height: 378 };
const MARGIN = 36;
const INNER = SIZE.width - 2 * MARGIN;
const RULE = 4;
const FOOT = 13;

/** A number set large: solid where it is on the record, in outline where it is not. */
interface BigNumber {
  text: string;
  status: Status;
  /** What it counts and how it became public, in words right below it. */
  words: string;
  size: number;
}

export interface ShareParts {
  finding: string;
  statuses: Status[];
  number?: BigNumber;
  /** Draws a chart into the room that is left. */
  chart?: (size: { width: number; height: number }) => Scene;
  address: string;
}

/** What the share picture of a figure says, from the data. */
export function shareParts(data: Data, figure: Figure, address: string): ShareParts {
  const row = keyRow(data, figure);
  const number = row && bigNumber(data, row);
  const resizable = ['snapshots', 'lines', 'bars'].includes(figure.chart.type);
  return {
    finding: fillTemplate(data, figure.title),
    statuses: figureStatuses(data, figure),
    number: resizable ? undefined : number,
    chart: resizable ? (size) => layout(chartFigure(data, figure), wholeView(figure).id, size) : undefined,
    address,
  };
}

/** The share picture of the story: its number, and that nobody has confirmed it. */
export function storyShareParts(data: Data, row: string, finding: string, address: string): ShareParts {
  const found = data.rows.get(row);
  if (!found) throw new Error(`There is no row called "${row}".`);
  const number = { ...bigNumber(data, found.row), size: 190 };
  return { finding, statuses: [], number, address };
}

function bigNumber(data: Data, row: Row): BigNumber {
  const label = row['label'] ?? row['group'];
  const words = typeof label === 'string' ? `${fillTemplate(data, label)} · ${rowStatus(row)}` : rowStatus(row);
  return { text: formatNumber(cellValue(data, row.id)), status: row.status, words, size: 118 };
}

/** The picture as SVG. Pure: the same parts and paint give the same text. */
export function drawShare({ finding, statuses, number, chart, address }: ShareParts, paint: Paint): string {
  const column = new Column(MARGIN, RULE + 24, INNER);
  let drawn = '';
  if (number) {
    drawn = drawNumber(number, MARGIN, column.y + number.size * 0.72, paint);
    column.space(number.size * 0.72 + 16);
    column.sign(number.status, 19);
    column.text(number.words, { size: 19, fill: STATUS_TEXT[number.status], bold: true }, 27);
    column.space(14);
  }
  column.text(finding, { size: number ? 28 : chart ? 27 : 44, fill: 'ink', bold: true, leading: 1.14 });
  column.space(8);
  if (!number || statuses.length > 1) column.statuses(statuses, 14);
  const foot = SIZE.height - MARGIN / 2 - FOOT * 1.35;
  if (chart) {
    column.space(6);
    column.chart(chart({ width: INNER, height: foot - column.y - 4 }));
  }
  column.y = foot;
  column.text(address, { size: FOOT, fill: 'ink-2' });
  const svg = drawChart({ scene: onPanel(column, SIZE.width, SIZE.height, RULE), id: 'share', paint, still: true });
  return svg.replace(/<\/svg>$/, `${drawn}</svg>`);
}

/** The only text that is not a mark of a scene: the page's big number, in its own face. */
function drawNumber({ text, status, size }: BigNumber, x: number, y: number, paint: Paint): string {
  const colour = paint(status);
  // Filled with the panel over the stroke, because the outlines of a variable face overlap inside each glyph.
  const look =
    status === 'leaked'
      ? `fill="${paint('panel')}" stroke="${colour}" stroke-width="${size * 0.04}" paint-order="stroke"`
      : `fill="${colour}"`;
  const face = `font-size="${size}" font-weight="800" font-stretch="semi-condensed" letter-spacing="${-size * 0.015}"`;
  return `<text x="${x}" y="${y}" ${face} ${look}>${text}</text>`;
}
