/** The picture that stands for a figure, or for the story, where a link is shared. */
import { drawingOf, type DrawnFigure, layout, naturalHeight } from '../../charts/chart.ts';
import type { Box } from '../../charts/shared/labels.ts';
import { STATUS_TEXT, type Paint } from '../../charts/theme.ts';
import type { Scene, Size } from '../../charts/types.ts';
import type { Data } from '../../data/data.ts';
import type { ListItem } from '../../data/tables.ts';
import { prepareNumber, type KeyNumber, type PreparedFigure } from '../../data/prepare.ts';
import { statusLabel } from '../../data/status-words.ts';
import { Column, onPanel } from './column.ts';
import { drawChart } from '../svg/printed.ts';

/** Laid out at 3/5 of the 1200 × 630 px that readers of links ask for, so that chart text keeps its proportions. */
const SIZE = { width: 720, height: 378 };
const MARGIN = 36;
const INNER = SIZE.width - 2 * MARGIN;
const RULE = 4;
const FOOT = 13;
const FOOT_TOP = SIZE.height - MARGIN / 2 - FOOT * 1.35;
const TOP = RULE + 22;
/** At which charts are laid out until one fits, in widths of their room: wider ones are lower, and their words smaller. */
const WIDTHS = [INNER, 760, 880, 1000, 1120, 1280].map((width) => width / INNER);
/** The part of the width that a chart has beside its head. */
const BESIDE = 0.52;

/** Of the big number's face, in parts of its size: height of digits, room below them for a comma, mean width. */
const CAPITAL = 0.72;
const COMMA = 0.2;
const DIGIT = 0.49;

type ShareParts = ReturnType<typeof shareParts>;

/** What the share picture of a figure says. */
export function shareParts({ title, statusLabels, body, offered, keyNumber }: PreparedFigure, address: string) {
  // A chart that takes any height fits the picture, and says more than its number.
  const least = Array.isArray(body) ? undefined : drawingOf(body.series.type).sizes?.least;
  const number = least === undefined ? keyNumber : undefined;
  return {
    finding: title.plain,
    statusLabels: statusLabels.filter(({ status }) => status !== number?.status),
    number,
    /** A chart that fits the room, or undefined where it would not be legible. */
    chart: (room: Size) => (Array.isArray(body) ? undefined : drawSmall(body, offered[0].id, room)),
    entries: Array.isArray(body) ? body : [],
    address,
  };
}

/** The share picture of the story: its number, and that nobody has confirmed it. */
export function storyShareParts(data: Data, id: string, finding: string, address: string): ShareParts {
  const row = data.rows.get(id)?.row;
  if (!row) throw new Error(`There is no row called "${id}".`);
  const number = { ...prepareNumber(data, row), words: statusLabel(data, row.status, [row]).words };
  return { finding, statusLabels: [], number, chart: () => undefined, entries: [], address };
}

/** A view without its hatching, for which a small picture has no room. */
function drawSmall(drawn: DrawnFigure, view: string, room: Size): Scene | undefined {
  const { sizes, compact } = drawingOf(drawn.series.type);
  const views = drawn.views.map((each) => ({ ...each, layers: [] }));
  const small = { ...drawn, views: compact?.(drawn.series, views) ?? views };
  for (const width of WIDTHS.map((times) => Math.round(room.width * times))) {
    const natural = naturalHeight(drawn, width);
    // As high as the room, once it is drawn at its width.
    const height = Math.min(Math.floor((room.height * width) / room.width), natural);
    const least = sizes?.least ?? sizes?.step ?? sizes?.embed?.wide ?? natural;
    if (height >= Math.min(least, natural)) return layout(small, view, { width, height });
  }
  return undefined;
}

/** The chart with its head, where it is legible: below it, or beside it where it is too high for that. */
export function fittingChart(parts: ShareParts): { head: Column; scene: Scene; box: Box } | undefined {
  if (parts.number) return undefined;
  const width = INNER * BESIDE;
  const [above, left] = [headIn(INNER, parts), headIn(INNER - width - MARGIN, parts)];
  const rooms = [
    { head: above, box: { x: MARGIN, y: above.y, width: INNER, height: FOOT_TOP - above.y - 8 } },
    { head: left, box: { x: MARGIN + INNER - width, y: TOP, width, height: SIZE.height - TOP - MARGIN / 2 } },
  ];
  for (const { head, box } of rooms) {
    const scene = head.y < FOOT_TOP ? parts.chart(box) : undefined;
    if (scene) return { head, box, scene };
  }
  return undefined;
}

/** The picture as SVG: with its number, its chart or its list; where none fits, the finding and how it became public. Pure. */
export function drawShare(parts: ShareParts, paint: Paint): string {
  const { number, entries, address } = parts;
  const fit = fittingChart(parts);
  const column = number ? new Column(MARGIN, TOP, INNER) : (fit?.head ?? headIn(INNER, parts));
  let drawn = '';
  if (number) drawn = setNumber(column, parts, number, paint);
  else if (fit) drawn = placeChart(fit.scene, fit.box, paint);
  else setEntries(column, entries);
  column.y = FOOT_TOP;
  column.text(address, { size: FOOT, fill: 'ink-2' });
  const svg = drawChart({ scene: onPanel(column, SIZE.width, SIZE.height, RULE), id: 'share', paint, still: true });
  return svg.replace(/<\/svg>$/, `${drawn}</svg>`);
}

/** A chart at the width of its room, whatever width it is laid out for. */
function placeChart(scene: Scene, { x, y, width }: Box, paint: Paint): string {
  const size = `x="${x}" y="${y}" width="${width}" height="${(scene.height * width) / scene.width}"`;
  const svg = drawChart({ scene, id: 'share-chart', paint, still: true });
  return svg.replace(/width="[^"]*" height="[^"]*"/, size);
}

/** A list without its explanations: a line an entry, as many as there is room for. */
function setEntries(column: Column, entries: ListItem[]): void {
  const pitch = Math.min(40, (FOOT_TOP - column.y - 4) / entries.length);
  for (const { status, heading, when } of pitch < 24 ? [] : entries) {
    const next = column.y + pitch;
    column.sign(status, 18);
    column.text(`${heading} · ${when}`, { size: 17, fill: 'ink' }, 30);
    column.y = next;
  }
}

function headIn(width: number, { finding, statusLabels }: ShareParts): Column {
  const head = new Column(MARGIN, TOP, width);
  head.text(finding, { size: 27, fill: 'ink', bold: true, leading: 1.14 });
  head.y += 6;
  head.statusLabels(statusLabels, 14.5);
  head.y += 4;
  return head;
}

/** The number as large as the texts below it allow: its status, then the finding. */
function setNumber(column: Column, { finding, statusLabels }: ShareParts, number: KeyNumber, paint: Paint): string {
  const words = new Column(0, 0, INNER);
  words.sign(number.status, 19);
  words.text(number.words, { size: 19, fill: STATUS_TEXT[number.status], bold: true }, 27);
  words.y += 10;
  words.text(finding, { size: 28, fill: 'ink', bold: true, leading: 1.14 });
  words.y += 6;
  words.statusLabels(statusLabels, 14.5);
  const tall = CAPITAL + COMMA;
  const size = Math.min((FOOT_TOP - TOP - words.y - 8) / tall, INNER / (number.text.length * DIGIT));
  column.y += size * tall;
  column.chart({ width: INNER, height: words.y, marks: words.marks });
  const colour = paint(number.status);
  // Filled with the panel over the stroke, because the outlines of a variable face overlap inside each glyph.
  const look =
    number.status === 'leaked'
      ? `fill="${paint('panel')}" stroke="${colour}" stroke-width="${size * 0.04}" paint-order="stroke"`
      : `fill="${colour}"`;
  const face = `font-size="${size}" font-weight="800" font-stretch="semi-condensed" letter-spacing="${-size * 0.015}"`;
  // The only text that is not a mark of a scene: the page's big number, in its own face.
  return `<text x="${MARGIN - size * 0.03}" y="${TOP + size * CAPITAL}" ${face} ${look}>${number.text}</text>`;
}
