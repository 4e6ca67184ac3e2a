import type { APIRoute } from 'astro';
import { ELEMENT_SCRIPT } from '../../embed/element.ts';

export const GET: APIRoute = () => new Response(ELEMENT_SCRIPT);
