import { jsonText } from '../../site/csv.ts';
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../data/load.ts';
import { figureJson } from '../../site/figure-json.ts';
import { figureRoutes } from '../../site/routes.ts';

export const getStaticPaths = figureRoutes;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { figure } }) =>
  new Response(jsonText(figureJson(loadData(), figure)));
