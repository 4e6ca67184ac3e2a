/** What can be wrong in a source: days to come, an edition that is due, an earlier version that is not there. */
import type { Collected } from '../collected.ts';
import { show, type Problem } from '../problems.ts';
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
      file.problem(
        at(field),
        `This says ${show(source[field])}, a day that has not come yet (today is ${today}).\nWrite the day on which it was ${field === 'accessed' ? 'read' : 'published'}.`,
      ),
    );
    if (future.length === 0 && isAfter(published, accessed)) {
      const words = `This says ${show(accessed)}, before the source was published (${show(published)}).\nCorrect whichever of the two days was mistyped.`;
      problems.push(file.problem(at('accessed'), words));
    }
    if (nextUpdate !== undefined && !isAfter(nextUpdate, today)) {
      const words = `The next edition of “${title}” was due by ${nextUpdate}.\nRead it, change the rows that rest on it, and set "accessed" and the next "nextUpdate".`;
      problems.push(file.problem(at('nextUpdate'), words, 'warning'));
    }
    if (revises !== undefined && !data.sources.has(revises) && !broken.has(revises))
      problems.push(file.problem(at('revises'), unknownName('source', revises, data.sources.keys())));
    return problems;
  });
}
