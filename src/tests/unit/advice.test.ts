/** The advice of a message is followed to the letter by somebody in a hurry: it must not end in another mistake, and never in an untrue value that passes. */
import { partOf } from '../../data/row-name.ts';
import { describe, expect, test } from 'vitest';
import { checkRows } from '../../check/data/check-rows.ts';
import { collectData } from '../../check/collect.ts';
import { expectedIn } from '../../check/data/check-cells.ts';
import { jsonSchemas } from '../../data/schema/json-schemas.ts';
import type { DateKind, Mistake } from '../../data/mistakes/mistake.ts';
import type { Path, Problem, Wording } from '../../check/problems.ts';
import { readFlag } from '../../check/words/read-typed.ts';
import { say } from '../../check/words/say.ts';
import type { DataFile } from '../../data/read.ts';
import { checkProject } from '../../check/check-project.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';

const TODAY = '2026-12-01';
const real = frozenFiles;

function problemsOf(files: DataFile[]): Problem[] {
  return checkProject(files, frozenStory, TODAY);
}

/** What to do. */
function fixOf(mistake: Mistake): string {
  return say(mistake).split('\n')[1] ?? '';
}

function noDate(value: unknown, dates: DateKind): Mistake {
  return { code: 'wrong-kind', value, expected: { ...expectedIn({ type: 'date' }), dates } };
}

const FORM = 'Write a day of the calendar in this form; of two dates the earlier stands first.';

describe('a date that is none', () => {
  test.each<[unknown, string]>([
    ['2016/17', 'Change it to "2016/2017" or to "2016-04/2017-03", whichever the source means.'],
    ['2016–19', 'Change it to "2016/2019"'],
    ['2020-9-30', 'Change it to "2020-09-30"'],
    ['2020-09-30 ', 'Change it to "2020-09-30"'],
    ['30-09-2020', 'Change it to "2020-09-30"'],
    ['30 September 2020', 'Change it to "2020-09-30"'],
    ['09/2020', 'Change it to "2020-09"'],
    ['January to March 2020', FORM],
    ['Jan 2020 to Mar 2020', FORM],
    ['26/11/98', 'Change it to "1998-11-26"'],
    ['2025-10/2024-11', FORM],
    [44104, FORM],
    ['09/10/2020', 'Change it to "2020-10-09" or to "2020-09-10", whichever the source means.'],
    ['31/09/2020', FORM],
    // The last 0 of 2020.10 is lost in a number.
    [2020.1, FORM],
    [2016, 'Change it to "2016"'],
  ])('%s', (value, fix) => {
    expect(fixOf(noDate(value, 'span'))).toBe(typeof value === 'number' ? fix : fix.replaceAll('"', ''));
  });

  test('is read for the form that its field takes', () => {
    const fix = (value: string, kind: DateKind): string => fixOf(noDate(value, kind));
    expect(fix('26 November 2026', 'day')).toBe('Change it to 2026-11-26');
    expect(fix('November 2026', 'day')).toBe(FORM);
    expect(fix('2016/17', 'date')).toBe(FORM);
    expect(fix('November 2026', 'date')).toBe('Change it to 2026-11');
  });

  test('may be empty', () => {
    expect(say(noDate(' ', 'date'))).toMatch(/^This is empty,/);
  });
});

describe('a count in quotes', () => {
  test.each([
    ['37,302', 'Change it to 37302'],
    ['37 302', 'Change it to 37302'],
    ['1’234’567', 'Change it to 1234567'],
    ['37.302,0', 'Change it to 37302'],
    ['37302.00', 'Change it to 37302'],
    ...['37.302', '37302,5', '54.000,5', '37,3', '0.123', '3,73,02', '37 30 2', '99999999999999999999', ''].map(
      (value) => [value, value ? 'Write the number that the source gives.' : 'Write a whole number, in digits alone.'],
    ),
  ])('%s', (value, fix) => {
    expect(fixOf({ code: 'wrong-kind', value, expected: expectedIn({ type: 'count' }) })).toBe(fix);
  });
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
  return mistake?.code === 'unknown-column' || mistake?.code === 'unknown-field' ? mistake.near : undefined;
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
      expect(put(meant)[0]?.mistake?.code ?? '', `${name} → ${meant}`).not.toMatch(/^unknown-(?:field|column)$/);
    }
  },
);
