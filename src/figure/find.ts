import { MistakeError, unknownName } from '../data/mistakes/mistake.ts';
import type { Data } from '../data/data.ts';
import type { Figure } from '../data/schema/schema.ts';

/** The figure of that id; an unknown id is an error that names the near or the known ones. */
export function findFigure(data: Data, id: string): Figure {
  const found = data.figures.get(id);
  if (!found) throw new MistakeError(unknownName('figure', id, data.figures.keys()));
  return found.value;
}
