/** What can be wrong in a source: days to come, an edition that is due, an earlier version that is not there. */
import type { Collected } from '../collected.ts';
import { show, type Problem } from '../problems.ts';
import type { Source } from '../../data/schema/schema.ts';
import { unknownName } from '../../data/mistakes/unknown.ts';
import { isAfter, isToCome } from './to-come.ts';

/** Statistics name their next edition months ahead, at most a few years. */
const FARTHEST_YEARS = 3;

/** Everything that looks wrong in the list of sources, as of a day. */
export function checkSources({ data, files, sourcePlaces, broken }: Collected, today: string): Problem[] {
  const file = files.get('data/sources.json');
  if (!file) return [];
  return [...data.sources.values()].flatMap((source) => {
    const { id, accessed, published, revises } = source;
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
    const reminder = nextEdition(source, today);
    if (reminder) problems.push(file.problem(at('nextUpdate'), reminder, 'warning'));
    if (revises !== undefined && !data.sources.has(revises) && !broken.has(revises))
      problems.push(file.problem(at('revises'), unknownName('source', revises, data.sources.keys())));
    return problems;
  });
}

/** What there is to say of the day on which the next edition is due. */
function nextEdition({ title, nextUpdate }: Source, today: string): string | undefined {
  if (nextUpdate === undefined) return undefined;
  if (!isAfter(nextUpdate, today))
    return `The next edition of “${title}” was due by ${nextUpdate}.\nRead it, change the rows that rest on it, and set "accessed" and the next "nextUpdate".`;
  const farthest = `${Number(today.slice(0, 4)) + FARTHEST_YEARS}${today.slice(4)}`;
  if (!isAfter(nextUpdate, farthest)) return undefined;
  return `This says ${show(nextUpdate)}, more than ${FARTHEST_YEARS} years from now, so nobody would be reminded.\nCheck the year.`;
}
