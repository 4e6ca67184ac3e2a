/** The whole addresses that an embedded figure names. How a place becomes one is for pages and scripts to say. */
import * as places from '../figure/places.ts';

export interface EmbedAddresses {
  /** The figure's own page, with its sources and downloads. */
  figure: string;
  /** The figure's place in the story. */
  story: string;
  /** The figure alone in one file, always with today's data. */
  embed: string;
  /** The same file as it was on a day, where one has been kept. */
  pinned?: string;
  /** The whole view as PNG. */
  still: string;
  /** The picture for links that are shared. */
  picture: string;
  /** What WordPress and others ask for when they find the figure's address. */
  oembed: string;
  /** The script of `<story-figure>`. */
  element: string;
  /** The folders that a host's content policy must name. */
  embeds: string;
  stills: string;
}

/** The addresses of a figure on a site; `version` is that of the newest file that was kept. */
export function embedAddresses(
  id: string,
  addressOf: (place: string) => string,
  version: string | undefined,
): EmbedAddresses {
  return {
    figure: addressOf(places.figurePath(id)),
    story: `${addressOf('')}#${id}`,
    embed: addressOf(places.embedPath(id)),
    ...(version ? { pinned: addressOf(places.pinnedPath(id, version)) } : {}),
    still: addressOf(places.picturePath(id, false)),
    picture: addressOf(places.sharePath(id)),
    oembed: addressOf(places.oembedPath(id)),
    element: addressOf(places.ELEMENT_PATH),
    embeds: addressOf(places.GUIDE_PATH),
    stills: addressOf('stills/'),
  };
}
