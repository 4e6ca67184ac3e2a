import type { APIRoute } from 'astro';
import { loadData } from '../../data/load.ts';
import { chartFigure } from '../../data/series.ts';
import { findFigure } from '../../figure/find.ts';
import { movedFigures, readStory } from '../../story/outline.ts';

/** The series of the figures that sequences move, by figure. Alt texts stand in the steps. */
export const GET: APIRoute = () => {
  const data = loadData();
  const figures = movedFigures(readStory()).map((id) => [id, chartFigure(data, findFigure(data, id))] as const);
  return new Response(
    JSON.stringify(Object.fromEntries(figures), (key, value: unknown) => (key === 'alt' ? '' : value)),
  );
};
