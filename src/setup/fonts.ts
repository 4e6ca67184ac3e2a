/**
 * Cuts both typefaces down to the glyphs and the axis ranges that the site uses,
 * and cuts static faces of the chart typeface for image files.
 * Runs before every build; the results are written to `src/styles/fonts/`.
 * With `--missing`, only on a clone that has none yet, and without a word: a comparison needs the chart typeface.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import widths from '../charts/shared/text-widths.json' with { type: 'json' };
import { STRETCH, WEIGHT } from '../charts/theme.ts';

const require = createRequire(import.meta.url);
const target = new URL('../styles/fonts/', import.meta.url);

/** Printable ASCII, the accented letters of names, and the signs that our formats write. */
export const GLYPHS = `${range(0x20, 0x7e)}àáâäåçèéêëíîïñóôöøúûüÉÖÜ£§©°·½×÷–—‘’“”…−≈≤≥←→`;

/** Kerning, ligatures, and tabular against proportional lining figures; the rest is never switched on. */
const FEATURES = ['kern', 'liga', 'ccmp', 'mark', 'tnum', 'pnum', 'lnum'];

const ARCHIVO = '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2';

const FONTS: {
  name: string;
  file: string;
  axes: Record<string, number | { min: number; max: number; default: number }>;
}[] = [
  {
    name: 'archivo',
    file: ARCHIVO,
    axes: { wght: { min: 450, max: 750, default: 450 }, wdth: { min: 86, max: 100, default: 86 } },
  },
  {
    name: 'source-serif',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    axes: { wght: 400 },
  },
];

/** Faces for the rasteriser, which reads neither axes nor web fonts: the two of charts, and the big number's. */
const STATIC = [
  { name: 'archivo-still-regular', wght: WEIGHT.regular, wdth: parseFloat(STRETCH) },
  { name: 'archivo-still-bold', wght: WEIGHT.bold, wdth: parseFloat(STRETCH) },
  { name: 'archivo-still-number', wght: 750, wdth: 86 },
];

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
}

/** Under its name only when it is whole, so that a build that is stopped leaves no half a font to the next one. */
async function writeWhole(name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = new URL(`${name}.${process.pid}.part`, target);
  await writeFile(unfinished, bytes);
  await rename(unfinished, new URL(name, target));
}

const onlyMissing = process.argv.includes('--missing');
if (onlyMissing && existsSync(new URL('archivo.woff2', target))) process.exit(0);

await mkdir(target, { recursive: true });
for (const { name, file, axes } of FONTS) {
  const original = await readFile(require.resolve(file));
  const subset = await subsetFont(original, GLYPHS, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: FEATURES,
    noHinting: true,
  });
  await writeWhole(`${name}.woff2`, subset);
  if (!onlyMissing)
    console.log(`${name}: ${(original.length / 1000).toFixed(0)} kB → ${(subset.length / 1000).toFixed(0)} kB`);
}

/**
 * Faces for embeds, which hold their fonts themselves: the two weights of charts, without kerning, and the characters
 * that were measured. Other letters, such as those with accents, are set in the reader’s Arial: they cost 2 kB.
 */
const EMBED = [
  { name: 'archivo-embed-regular', wght: WEIGHT.regular },
  { name: 'archivo-embed-bold', wght: WEIGHT.bold },
];

const archivo = await readFile(require.resolve(ARCHIVO));
for (const { name, wght } of EMBED) {
  const variationAxes = { wght, wdth: parseFloat(STRETCH) };
  const kept = { keepFeatures: ['tnum'], noHinting: true };
  const face = await subsetFont(archivo, widths.characters, { targetFormat: 'woff2', variationAxes, ...kept });
  await writeWhole(`${name}.woff2`, face);
}
for (const { name, wght, wdth } of STATIC) {
  const options = { targetFormat: 'truetype', variationAxes: { wght, wdth }, keepFeatures: FEATURES } as const;
  await writeWhole(`${name}.ttf`, await subsetFont(archivo, GLYPHS, { ...options, noHinting: true }));
}
