import type { APIRoute } from 'astro';
import { loadData } from '../data/load.ts';
import { addressOf } from '../site/address.ts';
import { jsonText } from '../site/csv.ts';
import { dataPackage } from '../site/data-package.ts';
import { storyDescription, storyTitle } from '../story/page-words.ts';

export const GET: APIRoute = () => {
  const data = loadData();
  const addresses = { homepage: addressOf(''), id: addressOf('datapackage.json') };
  const about = { name: data.story.name, title: storyTitle(data), description: storyDescription(data), ...addresses };
  return new Response(jsonText(dataPackage(data, about)));
};
