import type { APIRoute } from 'astro';
import source from '../../embed/codes/element.js?raw';
import { shortenScript } from '../../embed/page/inline.ts';

/** The script that brings `<story-figure>` to a host's page. */
export const GET: APIRoute = () => new Response(shortenScript(source));
