/** What codes say of a figure, and the whole addresses that they name. How a place becomes one is for pages and scripts to say. */
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
    /** The first view as PNG, drawn for a narrow column. */
    narrow: addressOf(places.narrowPath(id, false)),
    narrowDark: addressOf(places.narrowPath(id, true)),
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

/** What the codes say of a figure. */
export interface Embedded {
  id: string;
  finding: string;
  /** How its numbers became public, in words. */
  status: string;
  /** Which number has which status, or the statuses alone where there are many numbers. */
  numbers: string;
  /** "Sources: The Gazette, 2025; The Bulletin, 2017" */
  sources: string;
  /** What the embed can start on; it starts on the first where nothing else is asked for. */
  views: [EmbeddedView, ...EmbeddedView[]];
  /** The height in px at which nothing of the embed is cut, in every view, in a frame of any width from 280 px on. */
  height: number;
  /** Of the kept file, which later changes of the data do not touch. */
  pinnedHeight?: number;
  /** Of the listener's script and of the style before a click, for a strict content policy. */
  hashes: { script: string; style: string };
  addresses: CodeAddresses;
}

/** A view, with its pictures. */
export interface EmbeddedView {
  id: string;
  name: string;
  /** What it shows, for readers who do not see it. */
  alt: string;
  /** The addresses of its pictures. */
  light: string;
  dark: string;
}
