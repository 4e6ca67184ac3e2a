import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetJson } from '../../site/csv.ts';
import { loadData } from '../../data/load.ts';
import { jsonText } from '../../site/package.ts';

export const getStaticPaths = (() =>
  [...loadData().datasets.values()].map(({ value }) => ({
    params: { id: value.id },
    props: { dataset: value },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { dataset } }) =>
  new Response(jsonText(datasetJson(loadData(), dataset)));
