import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

const FACES = ['regular', 'bold', 'number'];
const FOLDER = join(process.cwd(), 'src/styles/fonts');

// The static cuts keep the family name of the variable font's default instance.
const FAMILY = 'Archivo SemiBold';

/** An SVG as a PNG of that width, in the project’s own faces; encoding it beside the main thread halves a long build. */
export async function toPng(svg: string, size: number): Promise<Buffer> {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: size },
    font: {
      loadSystemFonts: false,
      fontFiles: FACES.map((face) => join(FOLDER, `archivo-still-${face}.ttf`)),
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
  const { pixels, width, height } = drawing.render();
  // Every picture has a panel behind it, so nothing of it is transparent.
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png()
    .toBuffer();
}
