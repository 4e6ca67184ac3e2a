import type { APIRoute } from 'astro';
import { addressOf } from '../site/address.ts';

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${addressOf('sitemap.xml')}\n`);
