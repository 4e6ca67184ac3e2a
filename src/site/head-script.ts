/** The one script that stands in the head of every page. */
import { withLineFeeds } from '../data/read.ts';

/** Its source as pages hold it and their policy names it: without the comments, which every reader would fetch. */
export function headScript(source: string): string {
  return withLineFeeds(source).replace(/^ *\/\/.*\n/gm, '');
}
