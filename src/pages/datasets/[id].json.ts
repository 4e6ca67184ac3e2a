import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { datasetJson } from '../../site/csv.ts';
import { loadData } from '../../data/load.ts';
import { jsonText } from '../../site/csv.ts';
import { datasetRoutes } from '../../site/routes.ts';

export const getStaticPaths = datasetRoutes;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { dataset } }) =>
  new Response(jsonText(datasetJson(loadData(), dataset)));
