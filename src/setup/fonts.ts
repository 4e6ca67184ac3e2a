/** Cuts the typefaces to what the site uses, before every build; with `--missing`, only where that was never done. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import widths from '../charts/shared/text-widths.json' with { type: 'json' };
import { STRETCH, WEIGHT } from '../charts/theme.ts';
import { ARCHIVO, SERIF } from './licences.ts';

const target = new URL('../styles/fonts/', import.meta.url);

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');

/** Printable ASCII, the accented letters of names, and the signs that our formats write. */
const GLYPHS = `${ASCII}àáâäåçèéêëíîïñóôöøúûüÉÖÜ£§©°·½×÷–—‘’“”…−≈≤≥←→`;

/** Kerning, ligatures, and tabular against proportional lining figures; the rest is never switched on. */
const FEATURES = ['kern', 'liga', 'ccmp', 'mark', 'tnum', 'pnum', 'lnum'];

/** Copyright, names, licence and its address stay in every cut. */
const RECORDS = [0, 1, 2, 3, 4, 5, 6, 13, 14];

/** Its licence reserves the name “Source” for what is unchanged, so a cut bears another, of the same length. */
const RENAMED = ['Source Serif', 'Column Serif'] as const;

interface Cut {
  name: string;
  file: string;
  /** The characters that are kept; all of `GLYPHS` where nothing else is said. */
  glyphs?: string;
  features?: string[];
  format?: 'woff2' | 'truetype';
  axes: Record<string, number | { min: number; max: number; default: number }>;
}

const wdth = parseFloat(STRETCH);

/** For embeds: without kerning, and only the characters that were measured; others, which cost 2 kB, are Arial. */
const embed = { file: ARCHIVO, glyphs: widths.characters, features: ['tnum'] };
/** For the rasteriser, which reads neither axes nor web fonts. */
const still = { file: ARCHIVO, format: 'truetype' } as const;

const CUTS: Cut[] = [
  {
    name: 'archivo',
    file: ARCHIVO,
    axes: { wght: { min: 450, max: 750, default: 450 }, wdth: { min: 86, max: 100, default: 86 } },
  },
  { name: 'column-serif', file: SERIF, axes: { wght: 400 } },
  { ...embed, name: 'archivo-embed-regular', axes: { wght: WEIGHT.regular, wdth } },
  { ...embed, name: 'archivo-embed-bold', axes: { wght: WEIGHT.bold, wdth } },
  { ...still, name: 'archivo-still-regular', axes: { wght: WEIGHT.regular, wdth } },
  { ...still, name: 'archivo-still-bold', axes: { wght: WEIGHT.bold, wdth } },
  { ...still, name: 'archivo-still-number', axes: { wght: 750, wdth: 86 } },
];

/** The font under its other name, wherever its records hold the reserved one: with a space, and in PostScript without. */
async function renamed(font: Buffer): Promise<Buffer> {
  const options = { targetFormat: 'truetype', keepAllGlyphs: true, preserveNameIds: RECORDS } as const;
  const open = await subsetFont(font, undefined, options);
  // As the records for the oldest machines write it, and those for Windows.
  const spellings = [
    (text: string) => Buffer.from(text, 'latin1'),
    (text: string) => Buffer.from(text, 'utf16le').swap16(),
  ];
  for (const spell of spellings)
    for (const [from, to] of [RENAMED, RENAMED.map((name) => name.replace(' ', ''))])
      for (let at = open.indexOf(spell(from ?? '')); at >= 0; at = open.indexOf(spell(from ?? '')))
        spell(to ?? '').copy(open, at);
  return open;
}

const onlyMissing = process.argv.includes('--missing');
if (onlyMissing && existsSync(new URL('archivo.woff2', target))) process.exit(0);

await mkdir(target, { recursive: true });
for (const { name, file: source, glyphs = GLYPHS, features = FEATURES, format = 'woff2', axes } of CUTS) {
  const options = {
    ...{ targetFormat: format, variationAxes: axes, keepFeatures: features, noHinting: true },
    preserveNameIds: RECORDS,
  };
  // Under its name only when it is whole, so that a build that is stopped leaves no half a font to the next one.
  const file = new URL(`${name}.${format === 'woff2' ? 'woff2' : 'ttf'}`, target);
  const unfinished = new URL(`${name}.${process.pid}.part`, target);
  await writeFile(unfinished, await subsetFont(await renamed(await readFile(source)), glyphs, options));
  await rename(unfinished, file);
}
