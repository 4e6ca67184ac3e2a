/** The whole addresses that an embedded figure names. How a place becomes one is for pages and scripts to say. */
import * as places from '../../figure/places.ts';
import type { PageAddresses } from '../page/embed-page.ts';

/** What the codes of a figure name, beside what its embed names. */
export interface CodeAddresses extends PageAddresses {
  /** The embed as it was on a day, where such a file has been kept. */
  pinned?: string;
  /** The whole view as PNG: light, dark, and light in a narrow column. */
  still: string;
  dark: string;
  narrow: string;
  /** The script of `<story-figure>`. */
  element: string;
  /** The folders that a host's content policy must name. */
  embeds: string;
  stills: string;
}

/** The addresses of a figure on a site; `version` is that of the newest file that was kept. */
export function codeAddresses(
  id: string,
  addressOf: (place: string) => string,
  version: string | undefined,
): CodeAddresses {
  return {
    figure: addressOf(places.figurePath(id)),
    story: `${addressOf('')}#${id}`,
    embed: addressOf(places.embedPath(id)),
    ...(version ? { pinned: addressOf(places.pinnedPath(id, version)) } : {}),
    still: addressOf(places.picturePath(id, false)),
    dark: addressOf(places.picturePath(id, true)),
    narrow: addressOf(places.narrowPath(id)),
    picture: addressOf(places.sharePath(id)),
    oembed: addressOf(places.oembedPath(id)),
    element: addressOf(places.ELEMENT_PATH),
    embeds: addressOf(places.GUIDE_PATH),
    stills: addressOf('stills/'),
  };
}
