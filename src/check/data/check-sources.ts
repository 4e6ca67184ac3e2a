/** What can be wrong in a source: days to come, an edition that is due, an earlier version that is not there. */
import type { Collected } from '../collected.ts';
import type { Problem } from '../problems.ts';
import type { Source } from '../../data/schema/schema.ts';
import { unknownName } from '../../data/mistakes/unknown.ts';
import { isAfter, isToCome } from './to-come.ts';

/** Everything that looks wrong in the list of sources, as of a day. */
export function checkSources({ data, files, sourcePlaces, broken }: Collected, today: string): Problem[] {
  const file = files.get('data/sources.json');
  if (!file) return [];
  return [...data.sources.values()].flatMap((source) => {
    const { id, title, accessed, published, revises, nextUpdate } = source;
    const at = (field: keyof Source): (string | number)[] => ['sources', sourcePlaces.get(id) ?? 0, field];
    const future = (['published', 'accessed'] as const).filter((field) => isToCome(source[field], today));
    const problems = future.map((field) =>
      file.problem(at(field), {
        code: 'day-to-come',
        date: String(source[field]),
        today,
        fix: field === 'accessed' ? 'read' : 'published',
      }),
    );
    if (future.length === 0 && isAfter(published, accessed))
      problems.push(file.problem(at('accessed'), { code: 'read-before-published', accessed, published }));
    if (nextUpdate !== undefined && !isAfter(nextUpdate, today))
      problems.push(file.problem(at('nextUpdate'), { code: 'edition-due', title, due: nextUpdate }, 'warning'));
    if (revises !== undefined && !data.sources.has(revises) && !broken.has(revises))
      problems.push(file.problem(at('revises'), unknownName('source', revises, data.sources.keys())));
    return problems;
  });
}
