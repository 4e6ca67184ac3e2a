import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../data/load.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { NARROW_STILL } from '../../embed/page/embed-boards.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { darkPaint, lightPaint } from '../../styles/palette.ts';
import { toPng } from '../../figure/pictures/raster.ts';
import { drawShare, shareParts, storyShareParts } from '../../figure/pictures/share.ts';
import { figureStill } from '../../figure/pictures/still.ts';
import { figurePath, narrowPath, picturePath, sharePath, shortAddressOf, viewPicturePath } from '../../site/address.ts';

/** In px: for screens of any density, and twice that of a narrow column. */
const WIDTH = 1200;
const NARROW_WIDTH = 2 * NARROW_STILL.width;
const data = loadData();

/** A picture: how it is drawn, and how wide it is. */
const picture = (place: string, svg: () => string, width = WIDTH) => ({
  params: { file: place.slice('stills/'.length, -'.png'.length) },
  props: { svg, width },
});

function pictures(figure: Figure) {
  const { id } = figure;
  const address = shortAddressOf(figurePath(id));
  const prepared = prepareFigure(data, figure);
  const [first, ...others] = prepared.offered;
  const inPaint = (dark: boolean) => {
    const paint = dark ? darkPaint : lightPaint;
    const still = (view: string) => () => figureStill(prepared, view, address, paint);
    const narrow = () => figureStill(prepared, first.id, address, paint, NARROW_STILL);
    return [
      picture(picturePath(id, dark), still(first.id)),
      picture(narrowPath(id, dark), narrow, NARROW_WIDTH),
      ...others.map((view) => picture(viewPicturePath(id, view.id, dark), still(view.id))),
    ];
  };
  const share = picture(sharePath(id), () => drawShare(shareParts(prepared, address), lightPaint));
  return [...inPaint(false), ...inPaint(true), share];
}

export const getStaticPaths = (() => {
  const parts = storyShareParts(data, data.story.number, data.story.question, shortAddressOf(''));
  const story = picture(sharePath('story'), () => drawShare(parts, lightPaint));
  return [story, ...[...data.figures.values()].flatMap(({ value }) => pictures(value))];
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { svg, width } }) =>
  new Response(new Uint8Array(await toPng(svg(), width)));
