/** `/licences.txt`: the notices of every package in the readers' scripts, as the bundler has them, and of the fonts. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import type { Plugin } from 'vite';
import { LICENCES_PATH } from '../figure/places.ts';

const { resolve } = createRequire(import.meta.url);

/** The two typefaces of the site, as their packages hold them. */
export const ARCHIVO = resolve('@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2');
export const SERIF = resolve('@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2');

/** The folder of the package that a module belongs to; none for our own modules. */
function packageFolder(module: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1];
}

function noticeOf(folder: string): string {
  const name = folder.split('/node_modules/').at(-1) ?? folder;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ships to readers and holds no licence. Use another package, or ask its authors.`);
  return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
}

/** Written while the readers' scripts are bundled, so that it names what they hold and nothing else. */
export function licences(): Plugin {
  return {
    name: 'licences',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
      const shipped = modules.filter(([, { renderedLength }]) => renderedLength > 0);
      const fonts = [ARCHIVO, SERIF].map((path) => {
        const font = fontkit.openSync(path);
        const said = 'copyright' in font ? `\n\n${font.copyright}` : '';
        return noticeOf(packageFolder(path) ?? path) + said;
      });
      const packages = new Set(shipped.flatMap(([id]) => packageFolder(id) ?? []));
      const notices = [...[...packages].toSorted().map(noticeOf), ...fonts];
      const source = notices.join(`\n\n${'-'.repeat(72)}\n\n`) + '\n';
      this.emitFile({ type: 'asset', fileName: LICENCES_PATH, source });
    },
  };
}
