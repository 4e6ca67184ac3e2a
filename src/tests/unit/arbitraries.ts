/** Generated mistakes and hostile values: what is done to a data file, and what may then stand in it. */
import fc from 'fast-check';
import type { DataFile } from '../../data/read.ts';
import { frozenFiles } from '../frozen.ts';

/** How many cases a property runs, and from which seed: few and always the same in `npm test`, others in `npm run fuzz`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 0);
const SEED = Number(process.env['FUZZ_SEED'] ?? (RUNS > 0 ? Date.now() % 1_000_000_007 : 53_298));

/** The parameters of a property that takes this share of the runs of `npm run fuzz`. */
export function runs(usual: number, share = 1): { numRuns: number; seed: number } {
  return { numRuns: RUNS > 0 ? Math.ceil(RUNS * share) : usual, seed: SEED };
}

/** Time enough for a long run. */
export const TIMEOUT = RUNS > 0 ? 24 * 3_600_000 : 240_000;

/** What every hostile text says of itself: as an element or an attribute it must never be found. */
export const HOSTILE_NAME = 'x-hostile';

/** Texts that try to leave the place where a text stands. */
export const HOSTILE_TEXTS = [
  `<${HOSTILE_NAME}>`,
  `"><${HOSTILE_NAME} onload="1">`,
  `' ${HOSTILE_NAME}='1`,
  `" ${HOSTILE_NAME}="1`,
  `</title></style></script></textarea></svg><${HOSTILE_NAME}>`,
  `--><${HOSTILE_NAME}><!--`,
  `]]><${HOSTILE_NAME}/>`,
  `&lt;${HOSTILE_NAME}&gt; &amp; &#60;${HOSTILE_NAME}&#62;`,
  `=HYPERLINK("https://${HOSTILE_NAME}.test")`,
  `@SUM(1+1)*cmd|' /C ${HOSTILE_NAME}'!A0`,
  '+1',
  '-1+1',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  'one, "two"\nthree; four\tfive',
  '$& $1 $` $$',
  '\\" \\\\ \\u003c %3C ${1}',
  'مرحبا بالعالم 53',
  'שלום 12 (34) [56]',
  'e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467} 名前',
  'a\u200bb\u202ec\u2066d\ufeff',
  '\u0000\u0001\u001f\u007f',
  '\ud800',
  '\u2028\u2029',
  ' ',
  '__proto__',
  'constructor',
  '{= {pool-2025-10} }',
  '{pool-2025-10}',
  '[pool-2025-10]',
  'x'.repeat(3000),
  'word '.repeat(800),
];

const NUMBERS = [
  ...[0, 1, 2, 7, 12, 13, 199, 200, 201, 999, 1000, 1001, 12_345, 65_000, 99_999, 1_000_000],
  ...[10_000_000_000, -1, -0, 0.5, 1e-9, 1e21, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE, -1e300],
];
const DATES = ['0000', '0001-01', '1900', '2016', '2024-02-29', '2023-02-29', '2025-10', '2025-10-31', '9999-12-31'];
const SPANS = ['2019/2021', '2021/2019', '2025-10/2025-10', '0000/9999', 'October 2025'];
const WORDS = ['published', 'released', 'leaked', 'derived', 'primary', 'one-report', 'all', 'pool-2025-10', 'law'];
const OTHERS = [null, true, false, [], {}, [[]], [1], { a: 1 }, '53,298', '1e5', ''];

/** A value in the place of another, whatever its type. */
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...DATES, ...SPANS, ...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...OTHERS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const aNumber = fc.oneof(fc.constantFrom(...NUMBERS), fc.nat(200_000), fc.double());
const aText = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary', maxLength: 60 }));

/** What is done at one place of a file. `like` keeps the type, so that the check lets more of it through. */
const change = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('like' as const), number: aNumber, text: aText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('value' as const), value: anyValue }) },
  ...(['remove', 'double', 'first', 'last', 'swap', 'nest', 'rename'] as const).map((kind) => ({
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant(kind) }),
  })),
);
const textChange = fc.constantFrom('cut' as const, 'empty' as const, 'long' as const);

type Change = { kind: 'like'; number: number; text: string } | { kind: 'value'; value: unknown } | { kind: Shape };
type Shape = 'remove' | 'double' | 'first' | 'last' | 'swap' | 'nest' | 'rename';

export interface Mutation {
  /** Which file, which place of it, as shares of all of them. */
  file: number;
  steps: { at: number; change: Change }[];
  /** What is done to the text afterwards. */
  text: 'cut' | 'empty' | 'long' | undefined;
}

// Without a bias towards small numbers, which would mutate the first file nearly always.
const share = fc.noBias(fc.nat(2 ** 30)).map((whole) => whole / (2 ** 30 + 1));

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  file: share,
  steps: fc.array(fc.record({ at: share, change }), { minLength: 1, maxLength: 2 }),
  text: fc.oneof({ weight: 60, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: textChange }),
});

const CORRECTION = {
  ...{ date: '2026-11-23', row: 'pool-2020-09', column: 'value', said: 37_320, says: 37_302 },
  ...{ why: 'Two digits had changed places.', figures: ['pool-counts'] },
};

/**
 * The real files as before their first publication, when any number may still be changed,
 * and with one correction, so that the feed has an entry.
 */
export const FILES: DataFile[] = frozenFiles
  .filter(({ path }) => path !== 'data/published.json')
  .map((file) =>
    file.path === 'data/corrections.json'
      ? { path: file.path, text: JSON.stringify({ corrections: [CORRECTION] }) }
      : file,
  );

/** The files with one of them mutated; the others stay the same objects. */
export function mutated({ file, steps, text }: Mutation): DataFile[] {
  const chosen = FILES[Math.floor(file * FILES.length)];
  if (!chosen) return FILES;
  let value: unknown = JSON.parse(chosen.text);
  for (const step of steps) value = changedAt(value, step.at, step.change);
  return FILES.map((each) => (each === chosen ? { path: each.path, text: spoilt(textOf(value), text) } : each));
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2) ?? ''}\n`;
}

function spoilt(text: string, how: Mutation['text']): string {
  if (how === 'cut') return text.slice(0, Math.floor(text.length * 0.7));
  if (how === 'empty') return '';
  return how === 'long' ? text.replace('"', `"${'y'.repeat(5_000_000)}`) : text;
}

interface Place {
  parent: Record<string, unknown> | unknown[];
  key: string | number;
}

/** Every place inside a value, from the outside to the inside. */
function placesOf(value: unknown): Place[] {
  if (Array.isArray(value)) return value.flatMap((child: unknown, key) => [{ parent: value, key }, ...placesOf(child)]);
  if (!isGroup(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => [{ parent: value, key }, ...placesOf(child)]);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read({ parent, key }: Place): unknown {
  return Array.isArray(parent) ? parent[Number(key)] : parent[key];
}

function write({ parent, key }: Place, value: unknown): void {
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A copy of the value with the change made at one place. */
function changedAt(value: unknown, at: number, what: Change): unknown {
  const copy: unknown = structuredClone(value);
  const places = placesOf(copy);
  const place = places[Math.floor(at * places.length)];
  if (!place) return what.kind === 'value' ? what.value : copy;
  const old = read(place);
  if (what.kind === 'like') {
    if (typeof old === 'number') write(place, what.number);
    else if (typeof old === 'string') write(place, what.text);
    else if (typeof old === 'boolean') write(place, !old);
  } else if (what.kind === 'value') write(place, structuredClone(what.value));
  else reshape(place, old, what.kind);
  return copy;
}

function reshape(place: Place, old: unknown, kind: Shape): void {
  const { parent, key } = place;
  if (kind === 'nest') {
    write(
      place,
      Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], old),
    );
  } else if (kind === 'rename') {
    if (!isGroup(parent)) return;
    delete parent[key];
    write({ parent, key: `${key}x` }, old);
  } else if (kind === 'remove') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else if (kind === 'double') {
    if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(old));
  } else if (kind === 'first' || kind === 'last') {
    if (Array.isArray(old)) write(place, kind === 'first' ? old.slice(0, 1) : old.slice(-1));
  } else if (Array.isArray(parent)) parent.reverse();
}
