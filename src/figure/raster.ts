import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const FACES = ['regular', 'bold', 'number'];
const FOLDER = join(process.cwd(), 'src/styles/fonts');

// The static cuts keep the family name of the variable font's default instance.
const FAMILY = 'Archivo SemiBold';

/** An SVG as a PNG of that width, set in the project's own faces whatever the machine has. */
export function toPng(svg: string, width: number): Buffer {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: FACES.map((face) => join(FOLDER, `archivo-still-${face}.ttf`)),
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
  return picture.render().asPng();
}
