import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { loadData } from '../../../data/load.ts';
import { prepareFigure } from '../../../data/prepare.ts';
import { codeAddresses } from '../../../embed/codes/embedded.ts';
import { embedPage } from '../../../embed/page/embed-page.ts';
import { addressOf } from '../../../site/address.ts';
import { figureRoutes } from '../../../site/routes.ts';

export const getStaticPaths = figureRoutes;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { figure } }) =>
  new Response(embedPage(prepareFigure(loadData(), figure), { addresses: codeAddresses(figure.id, addressOf) }));
