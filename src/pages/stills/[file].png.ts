import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../data/load.ts';
import type { Figure } from '../../data/schema/schema.ts';
import { NARROW_STILL } from '../../embed/page/embed-boards.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { darkPaint, lightPaint } from '../../styles/palette.ts';
import { toPng } from '../../figure/pictures/raster.ts';
import { drawShare, shareParts, storyShareParts } from '../../figure/pictures/share.ts';
import { figureStill } from '../../figure/pictures/still.ts';
import { figurePath, shortAddressOf } from '../../site/address.ts';

/** In px: for screens of any density, and twice that of a narrow column. */
const WIDTH = 1200;
const NARROW_WIDTH = 2 * NARROW_STILL.width;
const data = loadData();

interface Picture {
  file: string;
  svg: () => string;
  width?: number;
}

function pictures(figure: Figure): Picture[] {
  const address = shortAddressOf(figurePath(figure.id));
  const prepared = prepareFigure(data, figure);
  const view = prepared.offered[0].id;
  return [
    { file: figure.id, svg: () => figureStill(prepared, view, address, lightPaint) },
    { file: `${figure.id}.dark`, svg: () => figureStill(prepared, view, address, darkPaint) },
    {
      file: `${figure.id}.narrow`,
      svg: () => figureStill(prepared, view, address, lightPaint, NARROW_STILL),
      width: NARROW_WIDTH,
    },
    { file: `${figure.id}.share`, svg: () => drawShare(shareParts(prepared, address), lightPaint) },
  ];
}

function storyPicture(): Picture {
  const parts = storyShareParts(data, data.story.number, data.story.question, shortAddressOf(''));
  return { file: 'story.share', svg: () => drawShare(parts, lightPaint) };
}

export const getStaticPaths = (() =>
  [storyPicture(), ...[...data.figures.values()].flatMap(({ value }) => pictures(value))].map(
    ({ file, svg, width = WIDTH }) => ({
      params: { file },
      props: { svg, width },
    }),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { svg, width } }) =>
  new Response(new Uint8Array(await toPng(svg(), width)));
