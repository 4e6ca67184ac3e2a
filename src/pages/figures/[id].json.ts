import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../data/load.ts';
import { figureJson } from '../../site/figure-json.ts';

export const getStaticPaths = (() =>
  [...loadData().figures.values()].map(({ value }) => ({
    params: { id: value.id },
    props: { figure: value },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { figure } }) =>
  new Response(`${JSON.stringify(figureJson(loadData(), figure), null, 2)}\n`);
