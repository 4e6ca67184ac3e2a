import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../../data/load.ts';
import { prepareFigure } from '../../../data/prepare.ts';
import { embedPage } from '../../../embed/page.ts';
import { addressOf, embedPath, figurePath, oembedPath, sharePath } from '../../../site/address.ts';

export const getStaticPaths = (() =>
  [...loadData().figures.values()].map(({ value: figure }) => ({
    params: { id: figure.id },
    props: { figure },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { figure } }) => {
  const addresses = {
    figure: addressOf(figurePath(figure.id)),
    story: `${addressOf('')}#${figure.id}`,
    embed: addressOf(embedPath(figure.id)),
    picture: addressOf(sharePath(figure.id)),
    oembed: addressOf(oembedPath(figure.id)),
  };
  return new Response(embedPage(prepareFigure(loadData(), figure), { addresses }));
};
