import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { DARK, LIGHT, stillPaint } from '../../chart/theme.ts';
import { loadData } from '../../data/load.ts';
import type { Figure } from '../../data/schema.ts';
import { wholeView } from '../../figure/evidence.ts';
import { toPng } from '../../figure/raster.ts';
import { drawShare, shareParts, storyShareParts } from '../../figure/share.ts';
import { figureStill } from '../../figure/still.ts';
import { figurePath, shortAddressOf } from '../../layouts/address.ts';
import { STORY_QUESTION, STORY_ROW } from '../../story/title.ts';

const WIDTH = 1200;
const data = loadData();

function pictures(figure: Figure): { file: string; svg: () => string }[] {
  const address = shortAddressOf(figurePath(figure.id));
  const view = wholeView(figure).id;
  return [
    { file: figure.id, svg: () => figureStill(data, figure, view, address, LIGHT) },
    { file: `${figure.id}.dark`, svg: () => figureStill(data, figure, view, address, DARK) },
    { file: `${figure.id}.share`, svg: () => drawShare(shareParts(data, figure, address), stillPaint(LIGHT)) },
  ];
}

function storyPicture(): { file: string; svg: () => string } {
  const parts = storyShareParts(data, STORY_ROW, STORY_QUESTION, shortAddressOf(''));
  return { file: 'story.share', svg: () => drawShare(parts, stillPaint(LIGHT)) };
}

export const getStaticPaths = (() =>
  [storyPicture(), ...[...data.figures.values()].flatMap(({ value }) => pictures(value))].map(({ file, svg }) => ({
    params: { file },
    props: { svg },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { svg } }) =>
  new Response(new Uint8Array(await toPng(svg(), WIDTH)));
