import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../data/load.ts';
import { figureJson } from '../../site/figure-json.ts';
import { figureRoutes } from '../../site/routes.ts';

export const getStaticPaths = figureRoutes;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { figure } }) =>
  new Response(`${JSON.stringify(figureJson(loadData(), figure), null, 2)}\n`);
