import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../data/load.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { lightPaint } from '../../styles/palette.ts';
import { figureStill } from '../../figure/pictures/still.ts';
import { figurePath, shortAddressOf } from '../../site/address.ts';

export const getStaticPaths = (() =>
  [...loadData().figures.values()].flatMap(({ value: figure }) =>
    figure.views.map(({ id }) => ({ params: { file: `${figure.id}.${id}` }, props: { figure, view: id } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { figure, view } }) =>
  new Response(figureStill(prepareFigure(loadData(), figure), view, shortAddressOf(figurePath(figure.id)), lightPaint));
