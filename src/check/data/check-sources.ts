/** What can be wrong in a source: days to come, an edition that is due, an earlier version that is not there. */
import type { Collected } from '../collected.ts';
import { show, type Problem } from '../problems.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { suggest } from '../../data/mistakes/suggest.ts';
import { isAfter, isToCome } from './to-come.ts';

/** Statistics name their next edition months ahead, at most a few years. */
const FARTHEST_YEARS = 3;
/** Everything that looks wrong in the list of sources, as of a day. */
export function checkSources({ data, files, sourcePlaces, broken }: Collected, today: string): Problem[] {
  const file = files.get('data/sources.json');
  if (!file) return [];
  return [...data.sources.values()].flatMap((source) => {
    const index = sourcePlaces.get(source.id) ?? 0;
    const future = (['published', 'accessed'] as const)
      .filter((field) => isToCome(source[field], today))
      .map((field) =>
        file.problem(
          ['sources', index, field],
          `This says ${show(source[field])}, a day that has not come yet (today is ${today}).\n${field === 'accessed' ? 'Write the day on which you read the source.' : 'Check the year.'}`,
        ),
      );
    const isFar = isAfter(source.nextUpdate, `${Number(today.slice(0, 4)) + FARTHEST_YEARS}${today.slice(4)}`);
    const far = isFar
      ? [
          file.problem(
            ['sources', index, 'nextUpdate'],
            `This says ${show(source.nextUpdate)}, more than ${FARTHEST_YEARS} years from now, so nobody would be reminded.\nCheck the year.`,
            'warning',
          ),
        ]
      : [];
    const isDue = source.nextUpdate !== undefined && !isAfter(source.nextUpdate, today);
    const due = isDue
      ? [
          file.problem(
            ['sources', index, 'nextUpdate'],
            `The next edition of “${source.title}” was due by ${source.nextUpdate ?? ''}.\nRead it, change the rows that rest on it, and set "accessed" and the next "nextUpdate".`,
            'warning',
          ),
        ]
      : [];
    const isEarly = future.length === 0 && isAfter(source.published, source.accessed);
    const early = isEarly
      ? [
          file.problem(
            ['sources', index, 'accessed'],
            `This says ${show(source.accessed)}, before the source was published (${show(source.published)}).\nCorrect whichever of the two days was mistyped.`,
          ),
        ]
      : [];
    const isLost = source.revises !== undefined && !data.sources.has(source.revises) && !broken.has(source.revises);
    const lost = isLost
      ? [
          file.problem(
            ['sources', index, 'revises'],
            `There is no source called ${show(source.revises)}.\n${didYouMean(suggest(source.revises ?? '', data.sources.keys()), 'Write the id of the earlier version, or remove this.')}`,
          ),
        ]
      : [];
    return [...future, ...early, ...far, ...due, ...lost];
  });
}
