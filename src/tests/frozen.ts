/**
 * A story that no editor changes: the data and the text as they were on one day. Tests that type a number, a title or
 * a date read this one, so that they speak of the code; tests of the story itself compute what they expect from it.
 */
import { parseData } from '../data/load.ts';
import { readDataFiles, type DataFile } from '../data/read.ts';
import { readStory } from '../story/outline.ts';

/** The folder that holds it, set out like the project. */
export const FROZEN = 'src/tests/fixtures/frozen';

/** The day on which the checks of the frozen story look at it: no date in it is to come, no update overdue. */
export const FROZEN_TODAY = '2026-12-01';

export const frozenFiles: DataFile[] = readDataFiles(FROZEN);
export const frozenStory: string = readStory(FROZEN);
export const frozenData = parseData(frozenFiles);
