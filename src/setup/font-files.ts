/** The two typefaces of the site, as their packages hold them. */
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

export const ARCHIVO = resolve('@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2');
export const SERIF = resolve('@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2');
export const FONTS = [ARCHIVO, SERIF];
