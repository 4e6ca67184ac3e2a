import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { headersFor } from '../hosting/headers.ts';
import { siteFiles } from '../site/site-files.ts';

export const getStaticPaths = () => siteFiles().map((file) => ({ params: { file: file.place }, props: file }));

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { place, make } }) => {
  const content = await make();
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return new Response(body, { headers: { 'Content-Type': headersFor(`/${place}`)['Content-Type'] ?? '' } });
};
