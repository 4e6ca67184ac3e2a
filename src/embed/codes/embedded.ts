/** What the codes and oEmbed say of a figure, with the whole addresses that they name. */
import type { PreparedFigure, PreparedView } from '../../data/prepare.ts';
import * as places from '../../figure/places.ts';
import { newestPinned } from '../lock.ts';
import { givenHeight } from '../page/height.ts';
import { policyHash } from '../page/inline.ts';
import { listenerScript } from './listener.ts';

/** How a place below the base path becomes an address is for pages and scripts to say. */
type AddressOf = (place: string) => string;
export type CodeAddresses = ReturnType<typeof codeAddresses>;
export type Embedded = ReturnType<typeof describeEmbed>;
export type EmbeddedView = Embedded['views'][number];

/** The addresses of a figure on a site; `version` is that of the newest file that was kept. */
export function codeAddresses(id: string, addressOf: AddressOf, version?: string) {
  return {
    /** The figure's own page, which is the canonical one, and the way from a pinned copy to the newest data. */
    figure: addressOf(places.figurePath(id)),
    story: `${addressOf('')}#${id}`,
    embed: addressOf(places.embedPath(id)),
    /** The embed as it was on a day, where such a file has been kept. */
    pinned: version && addressOf(places.pinnedPath(id, version)),
    narrow: addressOf(places.narrowPath(id, false)),
    narrowDark: addressOf(places.narrowPath(id, true)),
    picture: addressOf(places.sharePath(id)),
    oembed: addressOf(places.oembedPath(id)),
    element: addressOf(places.ELEMENT_PATH),
    /** The folders that a host's content policy must name. */
    embeds: addressOf(places.GUIDE_PATH),
    stills: addressOf('stills/'),
  };
}

/** A figure as embedders need it. */
export function describeEmbed(figure: PreparedFigure, addressOf: AddressOf) {
  const pinned = newestPinned(figure.id);
  const addresses = codeAddresses(figure.id, addressOf, pinned?.version);
  const finding = figure.title.plain;
  const [first, ...others] = figure.offered;
  const viewOf = (view: PreparedView, place: (dark: boolean) => string) => ({
    id: view.id,
    name: view.name,
    alt: `${finding}. ${view.alt} ${statusesOf(view)}.`,
    light: addressOf(place(false)),
    dark: addressOf(place(true)),
  });
  return {
    id: figure.id,
    finding,
    status: statusesOf(figure),
    /** What the embed can start on; it starts on the first where nothing else is asked for. */
    views: [
      viewOf(first, (dark) => places.picturePath(figure.id, dark)),
      ...others.map((view) => viewOf(view, (dark) => places.viewPicturePath(figure.id, view.id, dark))),
    ] satisfies [unknown, ...unknown[]],
    height: givenHeight(figure),
    /** Of the kept file, which later changes of the data do not touch. */
    pinnedHeight: pinned?.height,
    hash: policyHash(listenerScript(addresses.embeds)),
    addresses,
  };
}

/** How the numbers of a figure or a view became public, in words. */
export function statusesOf({ statusLabels }: Pick<PreparedFigure, 'statusLabels'>): string {
  return statusLabels.map(({ words }) => words).join('; ');
}
