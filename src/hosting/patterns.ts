/** The places that rules name: `/figures/:figure/` means one folder, `/stills/*` everything below. */

/** A file of configuration, with its path from the project's root. */
export interface HostingFile {
  path: string;
  text: string;
}

/** Where a site below a base path has a place. */
export function placeBelow(place: string, base = '/'): string {
  return base.replace(/\/$/, '') + place;
}

/** A place as a regular expression for addresses. */
export function placePattern(place: string): RegExp {
  const source = place
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[a-z]+/g, '[^/]+')
    .replace(/\*$/, '.*');
  return new RegExp(`^${source}$`);
}

/** The same as source text for servers; a page is also met by the name of its file. */
export function serverPattern(place: string): string {
  return placePattern(place).source.replaceAll('\\/', '/').replace(/\/\$$/, '/(?:index\\.html)?$');
}
