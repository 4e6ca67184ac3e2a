import type { APIRoute } from 'astro';
import { lastChange } from '../data/freshness.ts';
import { loadData } from '../data/load.ts';
import { addressOf, figurePath, GUIDE_PATH, NUMBERS_PATH } from '../site/address.ts';

export const GET: APIRoute = () => {
  const data = loadData();
  const places = ['', ...[...data.figures.keys()].map(figurePath), NUMBERS_PATH, GUIDE_PATH];
  const entries = places.map(
    (place) => `  <url><loc>${addressOf(place)}</loc><lastmod>${lastChange(data)}</lastmod></url>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`,
  );
};
