/** Where things are on the built site; the only place that knows the base path and the site's own address. */

export * from '../figure/places.ts';

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** An address below the base path: "figures/x/" → "/base/figures/x/". */
export function pathTo(place: string): string {
  return base + place;
}

/** The whole address, for readers and programs that are not on the site. */
export function addressOf(place: string): string {
  return new URL(pathTo(place), import.meta.env.SITE).href;
}

/** The whole address without its protocol, for pictures, where nobody can click it. */
export function shortAddressOf(place: string): string {
  return addressOf(place).replace(/^https?:\/\/|\/$/g, '');
}
