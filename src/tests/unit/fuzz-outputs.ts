/** Everything that a build makes of the data, as texts, and what must be true of each of them. */
import { XMLValidator } from 'fast-xml-parser';
import { parseHTML } from 'linkedom';
import { csvParseRows } from 'd3';
import { layout, naturalHeight } from '../../charts/chart.ts';
import type { Mark, Scene } from '../../charts/types.ts';
import { lightPaint } from '../../styles/palette.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { datasetCsv, datasetJson } from '../../site/csv.ts';
import type { Data } from '../../data/data.ts';
import { dataPackage } from '../../site/data-package.ts';
import type { Dataset, Figure } from '../../data/schema/schema.ts';
import { chartFigure, isDrawn } from '../../data/series.ts';
import { embedCodes, oembed, oembedHtml } from '../../embed/codes/write-codes.ts';
import { describeEmbed } from '../../embed/codes/embedded.ts';
import { embedPage } from '../../embed/page/embed-page.ts';
import { drawChart } from '../../figure/svg/printed.ts';
import { figureDatasets, figureSources } from '../../data/figure-evidence.ts';
import { escapeHtml } from '../../figure/html.ts';
import { richText } from '../../figure/rich.ts';
import { drawShare, shareParts } from '../../figure/pictures/share.ts';
import { figureStill } from '../../figure/pictures/still.ts';
import { correctionsFeed } from '../../site/feed.ts';
import { figureJson } from '../../site/figure-json.ts';
import { articleData, datasetData } from '../../site/linked-data.ts';
import { addressOf } from '../../site/address.ts';
import { storyDescription, storyTitle } from '../../story/page-words.ts';
import { HOSTILE_NAME } from './arbitraries.ts';

export interface Output {
  /** "embed of pool-counts" */
  name: string;
  kind: 'html' | 'svg' | 'xml' | 'csv' | 'json' | 'text';
  text: string;
}

const SITE = 'https://site.test/';
const ADDRESSES = { figure: SITE, story: SITE, embed: SITE, picture: SITE, oembed: SITE };
const WIDTHS = [350, 720];

/** The scenes of a figure: every view at two widths. */
export function scenesOf(data: Data, figure: Figure): { name: string; scene: Scene }[] {
  if (!isDrawn(figure)) return [];
  const drawn = chartFigure(data, figure);
  return drawn.views.flatMap(({ id }) =>
    WIDTHS.map((width) => ({
      name: `${id} of ${figure.id} at ${width} px`,
      scene: layout(drawn, id, { width, height: naturalHeight(drawn, width) }),
    })),
  );
}

/** Everything that is made of one figure. */
export function figureOutputs(data: Data, figure: Figure): Output[] {
  const { id } = figure;
  const prepared = prepareFigure(data, figure);
  const embedded = describeEmbed(prepared, addressOf);
  const provider = { name: storyTitle(data), url: SITE };
  const texts = [figure.title, figure.subtitle, figure.note ?? '', ...figure.views.map(({ alt }) => alt)];
  return [
    ...scenesOf(data, figure).map(({ name, scene }, index): Output => {
      return {
        name: `drawing ${name}`,
        kind: 'svg',
        text: drawChart({ scene, id: `${id}-${index}`, paint: lightPaint, name }),
      };
    }),
    ...figure.views.map((view): Output => {
      const text = figureStill(prepared, view.id, SITE, lightPaint);
      return { name: `still ${view.id} of ${id}`, kind: 'svg', text };
    }),
    { name: `share picture of ${id}`, kind: 'svg', text: drawShare(shareParts(prepared, SITE), lightPaint) },
    { name: `embed of ${id}`, kind: 'html', text: embedPage(prepared, ADDRESSES) },
    { name: `oEmbed of ${id}`, kind: 'json', text: JSON.stringify(oembed(embedded, provider)) },
    { name: `oEmbed’s HTML of ${id}`, kind: 'html', text: oembedHtml(embedded) },
    ...embedCodes(embedded).map(({ id: code, code: text }): Output => {
      return { name: `code ${code} of ${id}`, kind: 'html', text };
    }),
    { name: `JSON of the figure ${id}`, kind: 'json', text: JSON.stringify(figureJson(data, prepared)) },
    { name: `texts of ${id}`, kind: 'html', text: texts.map((text) => richText(data, text)).join('<br>') },
    { name: `heading of ${id}`, kind: 'html', text: escapeHtml(prepared.title.plain) },
  ];
}

/** Everything that is made of one dataset. */
export function datasetOutputs(data: Data, dataset: Dataset): Output[] {
  const { id } = dataset;
  const cells = dataset.rows.flatMap((row) =>
    Object.values(row).map((value) => (typeof value === 'string' ? richText(data, value) : '')),
  );
  return [
    { name: `CSV of ${id}`, kind: 'csv', text: datasetCsv(data, dataset) },
    { name: `JSON of ${id}`, kind: 'json', text: JSON.stringify(datasetJson(data, dataset)) },
    { name: `linked data of ${id}`, kind: 'json', text: JSON.stringify(datasetData(data, dataset, '')) },
    { name: `cells of ${id}`, kind: 'html', text: cells.join('<br>') },
  ];
}

/** What is made of all the data at once. */
export function projectOutputs(data: Data): Output[] {
  const about = {
    name: 'x',
    title: storyTitle(data),
    description: storyDescription(data),
    homepage: SITE,
    id: SITE,
  };
  const article = { headline: storyTitle(data), description: storyDescription(data), wordCount: 1 };
  return [
    {
      name: 'data package',
      kind: 'json',
      text: JSON.stringify(dataPackage(data, about)),
    },
    { name: 'corrections', kind: 'xml', text: correctionsFeed(data, storyTitle(data), { story: SITE, feed: SITE }) },
    { name: 'linked data of the story', kind: 'json', text: JSON.stringify(articleData(data, article)) },
  ];
}

/** What a figure is made of, as a text: where it is the same, so is all that is drawn of the figure. */
export function ingredients(data: Data, figure: Figure): string {
  const drawn = isDrawn(figure) ? chartFigure(data, figure) : undefined;
  const texts = [figure.title, figure.subtitle, figure.note ?? '', ...figure.views.map(({ alt }) => alt)];
  return JSON.stringify([
    ...[figure, drawn, texts.map((text) => richText(data, text))],
    ...figureDatasets(data, figure).map((dataset) => [dataset, datasetCsv(data, dataset)]),
    figureSources(data, figure),
  ]);
}

const NONSENSE = /="[^"]*\b(?:NaN|Infinity|undefined|null)\b[^"<>]*"|>\s*(?:NaN|undefined|null|Infinity)\s*</;

/** What is wrong with a text, in words; nothing when all is well. */
export function complaintsOf({ kind, text }: Output): string[] {
  const found = kind === 'html' || kind === 'svg' || kind === 'xml' ? markupComplaints(kind, text) : [];
  if (kind === 'csv') found.push(...csvComplaints(text));
  if (kind === 'json') JSON.parse(text);
  if (!text.isWellFormed()) found.push('half a character');
  return found;
}

function markupComplaints(kind: 'html' | 'svg' | 'xml', text: string): string[] {
  const found: string[] = [];
  const bare = text.replace(/<(script|style)>.*?<\/\1>/gs, '');
  const nonsense = NONSENSE.exec(bare);
  if (nonsense) found.push(`nonsense: ${nonsense[0].slice(0, 80)}`);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) found.push('a control character');
  if (text.includes(HOSTILE_NAME)) {
    const { document } = parseHTML(`<!doctype html><html><body>${text.replace(/<!doctype[^>]*>/i, '')}</body></html>`);
    if (document.querySelector(`${HOSTILE_NAME}, [${HOSTILE_NAME}]`)) found.push('markup from the data');
  }
  if (kind !== 'html') {
    const valid = XMLValidator.validate(text);
    if (valid !== true) found.push(`no XML: ${valid.err.msg}`);
  }
  return found;
}

function csvComplaints(text: string): string[] {
  const rows = csvParseRows(text);
  const width = rows[0]?.length;
  return [
    ...(rows.every((row) => row.length === width) ? [] : ['rows of different lengths']),
    ...rows.flat().flatMap((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? [`a formula: ${cell.slice(0, 40)}`] : [])),
    ...rows.flat().flatMap((cell) => (/^(?:NaN|Infinity|undefined|null)$/.test(cell) ? [`a cell “${cell}”`] : [])),
  ];
}

/** Coordinates that are no numbers, sizes below nothing, heights without end. */
export function sceneComplaints(scene: Scene): string[] {
  const numbers = (mark: Mark): number[] =>
    Object.values(mark)
      .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
      .filter((value) => typeof value === 'number');
  const wrong = scene.marks
    .filter((mark) => !numbers(mark).every(Number.isFinite))
    .map(({ key }) => `${key} is nowhere`);
  const negative = scene.marks.filter((mark) => mark.kind === 'rect' && (mark.width < 0 || mark.height < 0));
  const keys = new Set(scene.marks.map(({ key }) => key));
  return [
    ...wrong,
    ...negative.map(({ key }) => `${key} has a negative size`),
    ...(Number.isFinite(scene.height) && scene.height >= 0 ? [] : [`the height is ${scene.height}`]),
    ...(keys.size === scene.marks.length ? [] : ['a key is there twice']),
  ];
}
