import { jsonText } from '../site/csv.ts';
import type { APIRoute } from 'astro';
import { newestFirst } from '../data/correction-log.ts';
import { loadData } from '../data/load.ts';
import { addressOf } from '../site/address.ts';

export const GET: APIRoute = () => {
  const corrections = newestFirst(loadData().corrections);
  return new Response(jsonText({ story: addressOf(''), corrections }));
};
