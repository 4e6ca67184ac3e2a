/** What can be wrong in a source: days to come, an edition that is due, an earlier version that is not there. */
import { domainToUnicode } from 'node:url';
import { listOf, partOf } from '../../data/row-name.ts';
import type { Collected } from '../collect.ts';
import type { Problem } from '../problems.ts';
import type { RowMistake } from '../words/say-rows.ts';
import type { Source } from '../../data/schema/schema.ts';
import { unknownName } from '../../data/mistakes/mistake.ts';

/** Everything that looks wrong in the list of sources, as of a day. */
export function checkSources({ data, files, isSound }: Collected, today: string): Problem[] {
  const file = files.get('data/sources.json');
  if (!file) return [];
  return listOf(partOf(file.value, 'sources')).flatMap((item, index) => {
    const source = data.sources.get(String(partOf(item, 'id')));
    if (!source) return [];
    const { title, accessed, published, revises, nextUpdate } = source;
    const at = (field: keyof Source): (string | number)[] => ['sources', index, field];
    const wrong = addressMistake(source.url ?? '');
    const future = (['published', 'accessed'] as const).filter((field) => isToCome(source[field], today));
    const problems = future.map((field) =>
      file.problem(at(field), {
        code: 'day-to-come',
        date: String(source[field]),
        today,
      }),
    );
    if (wrong) problems.push(file.problem(at('url'), wrong, wrong.code === 'address-of-scripts' ? 'warning' : 'error'));
    if (future.length === 0 && isAfter(published, accessed))
      problems.push(file.problem(at('accessed'), { code: 'read-before-published', accessed, published }));
    if (nextUpdate !== undefined && !isAfter(nextUpdate, today))
      problems.push(file.problem(at('nextUpdate'), { code: 'edition-due', title, due: nextUpdate }, 'warning'));
    if (revises !== undefined && !data.sources.has(revises) && isSound)
      problems.push(file.problem(at('revises'), unknownName('source', revises, data.sources.keys())));
    return problems;
  });
}

/** An address that leads elsewhere than it seems to, or that would end the attribute in which it stands. */
function addressMistake(address: string): Extract<RowMistake, { code: `address-${string}` }> | undefined {
  const [, user, host = ''] = /^\w+:\/\/(?:([^/?#]*)@)?([^/?#]*)/.exec(address) ?? [];
  const [sign] = /[\s"<>\\^`{|}]/.exec(address) ?? [];
  if (user !== undefined) return { code: 'address-of-user', user, host };
  if (sign) return { code: 'address-of-sign', sign };
  const name = domainToUnicode(new URL(address || 'https://localhost').hostname) || host;
  const isMixed = /\p{Script=Latin}/u.test(name) && /(?!\p{Script=Latin})\p{L}/u.test(name);
  return isMixed ? { code: 'address-of-scripts', host: name } : undefined;
}

/** True for a date that begins after a day; dates of this form compare as texts. */
function isAfter(date: unknown, day: string): boolean {
  const last = typeof date === 'string' ? date.slice(date.indexOf('/') + 1) : '';
  return last > day.slice(0, last.length);
}

/**
 * True for a date that has come nowhere yet. One day more than this machine's is allowed: east of it, and after
 * midnight in summer time where the machine keeps UTC, editors write the next day already.
 */
export function isToCome(date: unknown, today: string): boolean {
  const tomorrow = new Date(`${today}T00:00:00Z`);
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  return isAfter(date, tomorrow.toISOString().slice(0, 10));
}
