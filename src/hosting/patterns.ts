/** The places that rules name: `/figures/:figure/` means one folder, `/stills/*` everything below. */

/** A file of configuration, with its path from the project's root. */
export interface HostingFile {
  path: string;
  text: string;
  /** Scripts are made to be run. */
  executable?: true;
}

/** A place below the base path of a site, as a regular expression for addresses. */
export function placePattern(place: string, base = '/'): RegExp {
  return new RegExp(`^${placeSource(place, base)}$`);
}

/** The same as source text for servers; a page is also met by the name of its file. */
export function serverPattern(place: string, base = '/'): string {
  return `^${placeSource(place, base).replace(/\/$/, '/(?:index\\.html)?')}$`;
}

/** A place below the base path, as hosts write it that know these signs themselves. */
export function placeBelow(place: string, base = '/'): string {
  return base.replace(/\/$/, '') + place;
}

function placeSource(place: string, base: string): string {
  return placeBelow(place, base)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[a-z]+/g, '[^/]+')
    .replace(/\*$/, '.*');
}
