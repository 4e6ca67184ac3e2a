/** The advice of a message is followed to the letter by somebody in a hurry: it must not end in another mistake, and never in an untrue value that passes. */
import { partOf } from '../../data/row-name.ts';
import { expect, test } from 'vitest';
import { checkRows } from '../../check/data/check-data.ts';
import { collectData } from '../../check/collect.ts';
import { jsonSchemas } from '../../data/schema/json-schemas.ts';
import type { Kind } from '../../data/mistakes/mistake.ts';
import type { Path, Problem, Wording } from '../../check/problems.ts';
import { readFlag } from '../../check/words/read-typed.ts';
import { said } from '../../check/words/say.ts';
import type { DataFile } from '../../data/read.ts';
import { checkProject } from '../../check/check-project.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';

const TODAY = '2026-12-01';
const real = frozenFiles;

function problemsOf(files: DataFile[]): Problem[] {
  return checkProject(files, frozenStory, TODAY);
}

test('a value of the wrong kind is told with the form that its place takes, and no value is made up', () => {
  const words = (kind: Kind, value: unknown): string =>
    said({ code: 'wrong-kind', value, expected: { kind, choices: [] } }).message;
  expect(words('span', '2016/17')).toMatch(
    /^This says "2016\/17", but it must be a date .*2019\/2021.*\nWrite what the/,
  );
  expect(words('day', 'November 2026')).toContain('in the form 2025-11-26');
  expect(words('count', '37,302')).toMatch(/^This says "37,302", but it must be a whole number from 0 /);
  expect(words('date', ' ')).toMatch(/^This is empty,/);
});

test('true and false are read as people write them, and nothing else is taken for either', () => {
  expect(['Y', 'yes', 'x', '✓', 1, 'TRUE'].map(readFlag)).toEqual(Array(6).fill(true));
  expect(['n', 'No', 0, 'false'].map(readFlag)).toEqual(Array(4).fill(false));
  expect(['', 'maybe', 2, 'on request', null].map(readFlag)).toEqual(Array(5).fill(undefined));
});

/** A file of the project, by the list that holds what is looked at. */
const PLACES: [path: string, at: Path][] = [
  ['data/sources.json', ['sources', 0]],
  ['data/facts.json', ['facts', 1]],
  ['data/corrections.json', ['corrections', 0]],
  ['data/datasets/pool-counts.json', []],
  ['data/datasets/pool-counts.json', ['columns', 1]],
  ['data/datasets/pool-counts.json', ['rows', 1]],
  ['data/figures/pool-counts.json', []],
  ['data/figures/pool-counts.json', ['chart']],
  ['data/figures/pool-counts.json', ['views', 2]],
  ['data/figures/policy-timeline.json', ['views', 1, 'window']],
];
const CORRECTION = {
  date: '2026-11-26',
  row: 'pool-2020-09',
  column: 'value',
  said: 37320,
  says: 37302,
  why: 'Two digits had changed places.',
  figures: ['pool-counts'],
};

/** The files with one group changed, and its fields as they were. */
function withGroup(path: string, place: Path, change: (group: Record<string, unknown>) => void): DataFile[] {
  return real.map((file) => {
    if (file.path !== path) return file;
    const value: unknown = JSON.parse(file.text);
    if (path === 'data/corrections.json') Object.assign(value ?? {}, { corrections: [{ ...CORRECTION }] });
    const group = place.reduce<unknown>(partOf, value);
    if (!isGroup(group)) throw new Error(`${path} has no group at ${place.join('.')}`);
    change(group);
    return { path, text: JSON.stringify(value, null, 2) };
  });
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(path: string, place: Path): string[] {
  let names: string[] = [];
  withGroup(path, place, (group) => {
    names = Object.keys(group).filter((name) => name !== '$schema');
  });
  return names;
}

/** The problems at one field, or inside it. */
function problemsAt(problems: Problem[], path: string, place: Path): Problem[] {
  const isThere = (other: Path): boolean => place.every((part, index) => other[index] === part);
  return problems.filter((problem) => problem.path === path && isThere(problem.at));
}

const CASES = PLACES.flatMap(([path, place]) =>
  fieldsOf(path, place).map((name): [string, string, Path, string] => [
    `${path} ${[...place, name].join('.')}`,
    path,
    place,
    name,
  ]),
);

test.each(CASES)('%s, where it is missing, is asked for and not made up', (_, path, place, name) => {
  const files = withGroup(path, place, (group) => {
    delete group[name];
  });
  const [problem, ...others] = problemsAt(problemsOf(files), path, [...place, name]);
  if (!problem) return;
  expect(others).toEqual([]);
  expect(problem.message).toContain(`“${name}” is missing`);
  const [, fix = ''] = problem.message.split('\n');
  const [, list] = /, one of: (.*)\.$/.exec(fix) ?? [];
  expect(fix).toMatch(/^Add it, /);
  if (list) expect(list.split(', ').length).toBeGreaterThan(1);
  expect(fix, 'no example that somebody would leave in').not.toMatch(/for example|such as/);
});

// No message asks for a note of a row.
test.each(CASES.filter(([name]) => !name.endsWith('.note')))(
  '%s is not filled by the dots of a message',
  (_, path, place, name) => {
    let isText = false;
    const files = withGroup(path, place, (group) => {
      isText = typeof group[name] === 'string';
      group[name] = '…';
    });
    if (isText) expect(problemsOf(files)).not.toEqual([]);
  },
);

function nearOf(mistake: Wording | undefined): string | undefined {
  return mistake?.code === 'unknown-name' ? mistake.candidates.near : undefined;
}

/** Every name that a field has anywhere. */
const NAMES = new Set(
  [...jsonSchemas().values()].flatMap((text) => [...text.matchAll(/"(\w+)": \{/g)].map(([, name = '']) => name)),
);

test.each(PLACES)(
  '%s %j: a strange field is taken for none that may not stand there, or that is there already',
  (path, place) => {
    const own = fieldsOf(path, place);
    expect(NAMES.size).toBeGreaterThan(30);
    for (const name of NAMES) {
      if (own.includes(name)) continue;
      const put = (as: string): Problem[] => {
        const files = withGroup(path, place, (group) => {
          group[as] = 'words';
        });
        const collected = collectData(files.filter((file) => file.path === path));
        return problemsAt([...collected.problems, ...checkRows(collected)], path, [...place, as]);
      };
      const meant = nearOf(put(name)[0]?.mistake);
      if (meant === undefined) continue;
      expect(own, `${name} beside ${meant}`).not.toContain(meant);
      expect(put(meant)[0]?.mistake?.code, `${name} → ${meant}`).not.toBe('unknown-name');
    }
  },
);
