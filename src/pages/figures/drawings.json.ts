import type { APIRoute } from 'astro';
import { loadData } from '../../data/load.ts';
import { prepareFigure } from '../../data/prepare.ts';
import { artboards } from '../../figure/artboards.ts';
import { movedFigures, readStory } from '../../story/outline.ts';

/** The drawings of static charts that are wider than a phone, by figure: the story fetches them where there is room. */
export const GET: APIRoute = () => {
  const data = loadData();
  const moved = movedFigures(readStory());
  const drawings = [...data.figures.values()].flatMap(({ value }) => {
    const { id, title, body } = prepareFigure(data, value);
    return Array.isArray(body) || moved.includes(id)
      ? []
      : [[id, artboards({ drawn: body, title: title.plain }, ['middle', 'wide'])] as const];
  });
  return Response.json(Object.fromEntries(drawings));
};
