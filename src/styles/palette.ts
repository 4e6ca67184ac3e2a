/** The paint of image files, which have no page to inherit colours from: the values of the tokens that pages use. */
import type { Paint } from '../charts/theme.ts';
import tokens from './tokens.css?raw';

/** Each token as it is first declared; readers who force their own colours see no image file of ours. */
const declared = new Map([...tokens.matchAll(/--([\w-]+): (.+);/g)].reverse().map(([, name, value]) => [name, value]));

function colourOf(name: string, scheme: 'light' | 'dark'): string {
  const value = declared.get(name) ?? '';
  const [, other] = /^var\(--(.+)\)$/.exec(value) ?? [];
  if (other) return colourOf(other, scheme);
  const [light, dark] = value.match(/#[\da-f]{6}/gi) ?? [];
  const colour = scheme === 'light' ? light : dark;
  if (!colour) throw new Error(`src/styles/tokens.css must give --${name} as light-dark(#rrggbb, #rrggbb).`);
  return colour.toUpperCase();
}

export const lightPaint: Paint = (role) => colourOf(role, 'light');
export const darkPaint: Paint = (role) => colourOf(role, 'dark');
