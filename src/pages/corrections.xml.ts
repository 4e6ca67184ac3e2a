import type { APIRoute } from 'astro';
import { loadData } from '../data/load.ts';
import { addressOf, CORRECTIONS_FEED } from '../site/address.ts';
import { correctionsFeed } from '../site/feed.ts';
import { storyTitle } from '../story/page-words.ts';

export const GET: APIRoute = () => {
  const data = loadData();
  const feed = correctionsFeed(data, storyTitle(data), { story: addressOf(''), feed: addressOf(CORRECTIONS_FEED) });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
