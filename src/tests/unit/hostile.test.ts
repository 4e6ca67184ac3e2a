/** Whatever is done to a data file, the check answers in sentences: it never throws, and never shows a stack trace. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatReport, isError } from '../../check/problems.ts';
import { checkProject } from '../../check/check-project.ts';
import { frozenFiles, frozenStory } from '../frozen.ts';
import { TIMEOUT } from './arbitraries.ts';

const files = frozenFiles;
const story = frozenStory;

/** What a value may be replaced with: other types, hostile names, references, numbers that are none. */
const VALUES = [
  ...[
    'null',
    'true',
    '""',
    '[]',
    '{}',
    '[[]]',
    '{"a":1}',
    '-1',
    '0.5',
    '1e309',
    '123456789012345678901234567890',
    'NaN',
  ],
  ...['"<b>&\\u202e"', '"\\u0000"', '"__proto__"', '"constructor"', '"=1+1"', '"2025-13-40"', '"2019/2018"', '"1/0"'],
  ...[
    '"{nope}"',
    '"{.}"',
    '"{|}"',
    '"{a|b|c}"',
    '"{pool-2025-10.constructor}"',
    '"[known]"',
    '"highest()"',
    '"f(x)=x"',
  ],
  `"${'x'.repeat(10_000)}"`,
];
const INSERTS = ['{', '}', '[', ']', ',', ':', '"', '\\', '\n', '\u200b', '\u0000', '9', '/*', '{"__proto__":'];

const mutation = fc.record({
  file: fc.constantFrom(...files),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  change: fc.oneof(
    fc.record({ kind: fc.constant('value' as const), value: fc.constantFrom(...VALUES) }),
    fc.record({ kind: fc.constant('insert' as const), value: fc.constantFrom(...INSERTS) }),
    fc.record({ kind: fc.constant('remove' as const), value: fc.nat(30).map((length) => ' '.repeat(length)) }),
    fc.record({ kind: fc.constant('cut' as const), value: fc.constant('') }),
  ),
});

function mutated(text: string, at: number, kind: 'value' | 'insert' | 'remove' | 'cut', value: string): string {
  const offset = Math.floor(at * text.length);
  if (kind === 'cut') return text.slice(0, offset);
  if (kind === 'insert') return text.slice(0, offset) + value + text.slice(offset);
  if (kind === 'remove') return text.slice(0, offset) + text.slice(offset + value.length);
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g)];
  const token = tokens[Math.floor(at * (tokens.length - 1))];
  return token ? text.slice(0, token.index) + value + text.slice(token.index + token[0].length) : text;
}

test('a file with anything done to it', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(mutation, ({ file, at, change }) => {
      const text = mutated(file.text, at, change.kind, change.value);
      const problems = checkProject(
        files.map((each) => (each === file ? { path: file.path, text } : each)),
        story,
        '2026-12-01',
      );
      expect(formatReport(problems)).not.toMatch(/\n\s+at |\[object|ZodError|\bundefined\b/);
      for (const { path, line, message } of problems) {
        expect(path).toMatch(/^(data|src\/story)\//);
        expect(line).toBeGreaterThanOrEqual(1);
        expect(message).toMatch(/^[^\n]+\n[^\n]/);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['nothing at all', []],
  [
    'a file of five million characters',
    [{ path: 'data/sources.json', text: `{"sources": "${'x'.repeat(5_000_000)}"}` }],
  ],
  ['a file of brackets', [{ path: 'data/facts.json', text: '['.repeat(1_000_000) }]],
  ['a file of quotation marks', [{ path: 'data/facts.json', text: '"'.repeat(1_000_001) }]],
  ['a file of another kind', [{ path: 'data/sources.json', text: '\u0000\u0001\ufffd' }]],
])('%s', (_, replaced) => {
  const rest = replaced.length === 0 ? [] : files.filter(({ path }) => !replaced.some((file) => file.path === path));
  expect(checkProject([...rest, ...replaced], story, '2026-12-01').some(isError)).toBe(true);
});
