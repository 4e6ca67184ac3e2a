/** `npm run widths` measures the chart typeface, so that layout can place text without a browser. */
import { readFile, writeFile } from 'node:fs/promises';
import { create } from 'fontkit';
import subsetFont from 'subset-font';
import { STRETCH, WEIGHT } from '../charts/theme.ts';
import { ARCHIVO } from './licences.ts';

const CHARACTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') + '–—‘’“”…−·×£';

/** The advance widths of the two weights that charts are set in, in thousandths of the type size, one per character. */
export async function measureWidths() {
  // fontkit reads variations from plain TrueType only, so the web font is converted first.
  const web = await readFile(ARCHIVO);
  const font = create(await subsetFont(web, CHARACTERS, { targetFormat: 'truetype' }));
  if (!('getVariation' in font)) throw new Error(`${ARCHIVO} is a collection, not a single font`);
  const measure = (wght: number): number[] => {
    const instance = font.getVariation({ wght, wdth: parseFloat(STRETCH) });
    return Array.from(CHARACTERS, (character) =>
      Math.round((instance.layout(character).advanceWidth / instance.unitsPerEm) * 1000),
    );
  };
  return { characters: CHARACTERS, regular: measure(WEIGHT.regular), bold: measure(WEIGHT.bold) };
}

if (process.argv[1]?.endsWith('widths.ts')) {
  const target = new URL('../charts/shared/text-widths.json', import.meta.url);
  await writeFile(target, `${JSON.stringify(await measureWidths())}\n`);
}
