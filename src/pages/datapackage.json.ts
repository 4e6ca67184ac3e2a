import type { APIRoute } from 'astro';
import { loadData } from '../data/load.ts';
import { jsonText } from '../site/csv.ts';
import { dataPackage } from '../site/data-package.ts';
import { addressOf, datasetPath } from '../site/address.ts';
import { storyDescription, storyTitle } from '../story/title.ts';

export const GET: APIRoute = () => {
  const data = loadData();
  const [homepage, address] = [addressOf(''), addressOf('datapackage.json')];
  const about = { name: data.story.name, title: storyTitle(data), description: storyDescription(data) };
  return new Response(
    jsonText(dataPackage(data, { ...about, homepage, address, pathOf: (id) => datasetPath(id, 'csv') })),
  );
};
