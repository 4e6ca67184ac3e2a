/** The addresses that have been released. They are promises: a test fails when one of them is gone. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { placeOf } from '../data/read.ts';

/** Written by `npm run pin`; no editor opens it. */
export const LOCK_PATH = 'data/addresses.lock.json';

const lockSchema = z.strictObject({
  /** Places below the base path, such as "figures/returns/"; a place on the story starts with "#". */
  addresses: z.array(z.string()),
  /** The files that were kept, oldest first, each with its day and, from the second of a day on, a letter. */
  pinned: z.array(z.strictObject({ figure: z.string(), version: z.string(), height: z.int().positive() })),
});

export type Lock = z.infer<typeof lockSchema>;

const path = placeOf(LOCK_PATH);

/** What was promised; nothing before a first release. */
export const lock: Lock = existsSync(path)
  ? lockSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  : { addresses: [], pinned: [] };

/** The newest file that was kept of a figure. */
export function newestPinned(figure: string, { pinned }: Lock = lock): Lock['pinned'][number] | undefined {
  return pinned.findLast((each) => each.figure === figure);
}

/** The version of a file written on a day: the day, and a letter where its name is taken. */
export function nextVersion(day: string, taken: string[]): string {
  const free = ['', ...'bcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.includes(day + letter));
  if (free === undefined) throw new Error(`There are too many versions of ${day} already. Pin again tomorrow.`);
  return day + free;
}
