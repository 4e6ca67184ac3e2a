/** Whatever is done to the data: a sentence that says where the mistake is, or a page that shows exactly that data. */
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Data } from '../../data/data.ts';
import { parseData } from '../../data/load.ts';
import { checkedData } from '../../check/check-project.ts';
import { DataError, isError } from '../../check/problems.ts';
import type { DataFile } from '../../data/read.ts';
import { checkProject } from '../../check/check-project.ts';
import { storyTexts } from '../../diff/story-texts.ts';
import { frozenStory } from '../frozen.ts';
import { FILES, mutated, mutation, runs, TIMEOUT } from './arbitraries.ts';
import {
  complaintsOf,
  datasetOutputs,
  figureOutputs,
  ingredients,
  projectOutputs,
  sceneComplaints,
  scenesOf,
} from './fuzz-outputs.ts';

const story = frozenStory;
const usual = new Map<string, string>();
const counts = { refused: 0, drawn: 0, figures: 0, tables: 0 };

beforeAll(() => {
  vi.stubEnv('SITE', 'https://site.test');
  const data = parseData(FILES);
  for (const [id, { value }] of data.figures) usual.set(id, ingredients(data, value));
});

/** The data, or the sentences that refuse them; any other error is one of ours. */
function readOrRefuse(files: DataFile[]): Data | DataError {
  try {
    return checkedData(files);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

/** What is wrong with the outputs of what a mutation has changed. */
function complaints(data: Data, files: DataFile[]): string[] {
  const changed = files.find((file) => !FILES.includes(file))?.path;
  const figures = [...data.figures.values()].filter(({ value }) => ingredients(data, value) !== usual.get(value.id));
  const datasets = [...data.datasets.values()].filter(({ file }) => file.path === changed);
  counts.figures += figures.length;
  counts.tables += datasets.length;
  const outputs = [
    ...figures.flatMap(({ value }) => figureOutputs(data, value)),
    ...datasets.flatMap(({ value }) => datasetOutputs(data, value)),
    ...projectOutputs(data),
  ];
  const scenes = figures.flatMap(({ value }) => scenesOf(data, value));
  return [
    ...outputs.flatMap((output) => complaintsOf(output).map((words) => `${output.name}: ${words}`)),
    ...scenes.flatMap(({ name, scene }) => sceneComplaints(scene).map((words) => `${name}: ${words}`)),
  ];
}

test('a mutation ends in sentences with file and line, or in outputs without a fault', { timeout: TIMEOUT }, () => {
  const parameters = runs(1000);
  fc.assert(
    fc.property(mutation, (change) => {
      const files = mutated(change);
      const data = readOrRefuse(files);
      if (data instanceof DataError) {
        counts.refused++;
        for (const { path, line, message } of data.problems) {
          expect(path).toMatch(/^data\/./);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(message).toMatch(/^[^\n]+\n[^\n]/);
        }
        // The whole check takes its time, and hostile.test.ts puts it to a thousand cases of its own.
        if (counts.refused % 10 === 0) expect(checkProject(files, story, '2026-12-01').some(isError)).toBe(true);
        return;
      }
      counts.drawn++;
      expect(complaints(data, files)).toEqual([]);
      for (const { text } of storyTexts(data, story)) expect(text).not.toMatch(/\b(?:undefined|\[object)/);
    }),
    parameters,
  );
  console.info(`seed ${parameters.seed}: ${JSON.stringify(counts)}`);
  // A check that refuses everything would let no fault through either.
  expect(counts.drawn).toBeGreaterThan(parameters.numRuns / 10);
});
