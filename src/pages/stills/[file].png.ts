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

interface Picture {
  place: string;
  svg: () => string;
  width?: number;
}

function pictures(figure: Figure): Picture[] {
  const address = shortAddressOf(figurePath(figure.id));
  const prepared = prepareFigure(data, figure);
  const [first, ...others] = prepared.offered;
  const paints = [false, true].map((dark) => ({ dark, paint: dark ? darkPaint : lightPaint }));
  const { id } = figure;
  return [
    ...paints.flatMap(({ dark, paint }): Picture[] => [
      { place: picturePath(id, dark), svg: () => figureStill(prepared, first.id, address, paint) },
      {
        place: narrowPath(id, dark),
        svg: () => figureStill(prepared, first.id, address, paint, NARROW_STILL),
        width: NARROW_WIDTH,
      },
      ...others.map((view) => ({
        place: viewPicturePath(id, view.id, dark),
        svg: () => figureStill(prepared, view.id, address, paint),
      })),
    ]),
    { place: sharePath(id), svg: () => drawShare(shareParts(prepared, address), lightPaint) },
  ];
}

function storyPicture(): Picture {
  const parts = storyShareParts(data, data.story.number, data.story.question, shortAddressOf(''));
  return { place: sharePath('story'), svg: () => drawShare(parts, lightPaint) };
}

export const getStaticPaths = (() =>
  [storyPicture(), ...[...data.figures.values()].flatMap(({ value }) => pictures(value))].map(
    ({ place, svg, width = WIDTH }) => ({
      params: { file: place.slice('stills/'.length, -'.png'.length) },
      props: { svg, width },
    }),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { svg, width } }) =>
  new Response(new Uint8Array(await toPng(svg(), width)));
