/** The whole addresses that an embedded figure names. How a place becomes one is for pages and scripts to say. */
import * as places from '../../figure/places.ts';

export type CodeAddresses = ReturnType<typeof codeAddresses>;

/** The addresses of a figure on a site; `version` is that of the newest file that was kept. */
export function codeAddresses(id: string, addressOf: (place: string) => string, version?: string) {
  return {
    /** The figure's own page, which is the canonical one, and the way from a pinned copy to the newest data. */
    figure: addressOf(places.figurePath(id)),
    /** The figure's place in the story. */
    story: `${addressOf('')}#${id}`,
    embed: addressOf(places.embedPath(id)),
    /** The embed as it was on a day, where such a file has been kept. */
    ...(version ? { pinned: addressOf(places.pinnedPath(id, version)) } : {}),
    /** The whole view as PNG: light, dark, and light in a narrow column. */
    still: addressOf(places.picturePath(id, false)),
    dark: addressOf(places.picturePath(id, true)),
    narrow: addressOf(places.narrowPath(id)),
    /** The picture for links that are shared. */
    picture: addressOf(places.sharePath(id)),
    /** The description for programs that embed by address. */
    oembed: addressOf(places.oembedPath(id)),
    /** The script of `<story-figure>`. */
    element: addressOf(places.ELEMENT_PATH),
    /** The folders that a host's content policy must name. */
    embeds: addressOf(places.GUIDE_PATH),
    stills: addressOf('stills/'),
  };
}
