/** Every file of the site that is no page: its place below the base path, and how its content is made. */
import type { Paint } from '../charts/theme.ts';
import type { Data } from '../data/data.ts';
import { lastChange } from '../data/freshness.ts';
import { loadData } from '../data/load.ts';
import { prepareFigure, type PreparedFigure } from '../data/prepare.ts';
import { chartFigure } from '../data/series.ts';
import { codeAddresses, describeEmbed } from '../embed/codes/embedded.ts';
import elementSource from '../embed/codes/element.js?raw';
import { oembed } from '../embed/codes/write-codes.ts';
import { NARROW_STILL } from '../embed/page/embed-boards.ts';
import { embedPage } from '../embed/page/embed-page.ts';
import { shortenScript } from '../embed/page/inline.ts';
import { artboards } from '../figure/artboards.ts';
import { findFigure } from '../figure/find.ts';
import { toPng } from '../figure/pictures/raster.ts';
import { drawShare, shareParts, storyShareParts } from '../figure/pictures/share.ts';
import { figureStill } from '../figure/pictures/still.ts';
import { movedFigures, readStory } from '../story/outline.ts';
import { storyDescription, storyTitle } from '../story/page-words.ts';
import { darkPaint, lightPaint } from '../styles/palette.ts';
import * as at from './address.ts';
import { datasetCsv, datasetJson, jsonText } from './csv.ts';
import { dataPackage } from './data-package.ts';
import { correctionsFeed } from './feed.ts';
import { figureJson } from './figure-json.ts';

interface SiteFile {
  place: string;
  make: () => string | Promise<Buffer>;
}

/** What the data make, in no order. */
export function siteFiles(): SiteFile[] {
  const data = loadData();
  const figures = [...data.figures.values()].map(({ value }) => prepareFigure(data, value));
  const datasets = [...data.datasets.values()].flatMap(({ value: dataset }) => [
    { place: at.datasetPath(dataset.id, 'csv'), make: () => datasetCsv(data, dataset) },
    { place: at.datasetPath(dataset.id, 'json'), make: () => jsonText(datasetJson(data, dataset)) },
  ]);
  return [
    ...figures.flatMap((figure) => [...figureFiles(data, figure), ...pictures(figure)]),
    ...datasets,
    ...filesOfAll(data, figures),
  ];
}

function figureFiles(data: Data, figure: PreparedFigure): SiteFile[] {
  const { id } = figure;
  const provider = { name: storyTitle(data), url: at.addressOf('') };
  return [
    { place: `${at.embedPath(id)}index.html`, make: () => embedPage(figure, codeAddresses(id, at.addressOf)) },
    { place: at.metadataPath(id), make: () => jsonText(figureJson(data, figure)) },
    { place: at.oembedPath(id), make: () => jsonText(oembed(describeEmbed(figure, at.addressOf), provider)) },
  ];
}

function pictures(figure: PreparedFigure): SiteFile[] {
  const { id } = figure;
  const address = at.shortAddressOf(at.figurePath(id));
  const [first, ...others] = figure.offered;
  const still = (view: string, paint: Paint) => () => figureStill(figure, view, address, paint);
  const inPaint = (dark: boolean): SiteFile[] => {
    const paint = dark ? darkPaint : lightPaint;
    const narrow = (): string => figureStill(figure, first.id, address, paint, NARROW_STILL);
    return [
      picture(at.picturePath(id, dark), still(first.id, paint)),
      picture(at.narrowPath(id, dark), narrow, 2 * NARROW_STILL.width),
      ...others.map((view) => picture(at.viewPicturePath(id, view.id, dark), still(view.id, paint))),
    ];
  };
  const drawings = figure.views.map((view) => ({ place: at.stillPath(id, view.id), make: still(view.id, lightPaint) }));
  const share = picture(at.sharePath(id), () => drawShare(shareParts(figure, address), lightPaint));
  return [...drawings, ...inPaint(false), ...inPaint(true), share];
}

/** For screens of any density. */
function picture(place: string, draw: () => string, width = 1200): SiteFile {
  return { place, make: () => toPng(draw(), width) };
}

function filesOfAll(data: Data, figures: PreparedFigure[]): SiteFile[] {
  const [name, title, description] = [data.story.name, storyTitle(data), storyDescription(data)];
  const addresses = { homepage: at.addressOf(''), id: at.addressOf('datapackage.json') };
  const feed = { story: at.addressOf(''), feed: at.addressOf(at.CORRECTIONS_FEED) };
  const share = storyShareParts(data, data.story.number, data.story.question, at.shortAddressOf(''));
  const moved = movedFigures(readStory());
  return [
    { place: 'datapackage.json', make: () => jsonText(dataPackage(data, { name, title, description, ...addresses })) },
    { place: at.CORRECTIONS_FEED, make: () => correctionsFeed(data, title, feed) },
    { place: at.DRAWINGS_PATH, make: () => widerDrawings(figures.filter(({ id }) => !moved.includes(id))) },
    { place: at.MOVING_PATH, make: () => movingFigures(data, moved) },
    { place: at.ELEMENT_PATH, make: () => shortenScript(elementSource) },
    { place: 'robots.txt', make: () => `User-agent: *\nAllow: /\n\nSitemap: ${at.addressOf('sitemap.xml')}\n` },
    { place: 'sitemap.xml', make: () => sitemap(data) },
    picture(at.sharePath('story'), () => drawShare(share, lightPaint)),
  ];
}

/** The drawings of static charts that are wider than a phone, by figure: the story fetches them where there is room. */
function widerDrawings(figures: PreparedFigure[]): string {
  const drawings = figures.flatMap(({ id, title, body }) =>
    Array.isArray(body) ? [] : [[id, artboards({ drawn: body, title: title.plain }, ['middle', 'wide'])] as const],
  );
  return JSON.stringify(Object.fromEntries(drawings));
}

/** The series of the figures that sequences move, by figure. Alt texts stand in the steps. */
function movingFigures(data: Data, moved: string[]): string {
  const figures = moved.map((id) => [id, chartFigure(data, findFigure(data, id))] as const);
  return JSON.stringify(Object.fromEntries(figures), (key, value: unknown) => (key === 'alt' ? '' : value));
}

function sitemap(data: Data): string {
  const places = ['', ...[...data.figures.keys()].map(at.figurePath), at.NUMBERS_PATH, at.GUIDE_PATH];
  const changed = `<lastmod>${lastChange(data)}</lastmod>`;
  const entries = places.map((place) => `  <url><loc>${at.addressOf(place)}</loc>${changed}</url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('')}</urlset>
`;
}
