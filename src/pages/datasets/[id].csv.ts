import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetCsv } from '../../site/csv.ts';
import { loadData } from '../../data/load.ts';

export const getStaticPaths = (() =>
  [...loadData().datasets.values()].map(({ value }) => ({
    params: { id: value.id },
    props: { dataset: value },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { dataset } }) =>
  new Response(datasetCsv(loadData(), dataset));
