import { jsonText } from '../../site/csv.ts';
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../data/load.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { describeEmbed } from '../../embed/codes/embedded.ts';
import { oembed } from '../../embed/codes/oembed.ts';
import { addressOf } from '../../site/address.ts';
import { storyTitle } from '../../story/page-words.ts';
import { figureRoutes } from '../../site/routes.ts';

export const getStaticPaths = figureRoutes;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { figure } }) => {
  const data = loadData();
  const provider = { name: storyTitle(data), url: addressOf('') };
  const answer = oembed(describeEmbed(prepareFigure(data, figure), addressOf), provider);
  return new Response(jsonText(answer));
};
