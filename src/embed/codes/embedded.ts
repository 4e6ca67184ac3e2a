/** What the codes and oEmbed say of a figure, read from the data. */
import type { PreparedFigure, PreparedView } from '../../data/prepare.ts';
import { codeAddresses, type Embedded, type EmbeddedView } from './code-addresses.ts';
import { picturePath, viewPicturePath } from '../../figure/places.ts';
import { CLICK_STYLE } from './write-codes.ts';
import { givenHeight } from '../page/height.ts';
import { policyHash } from '../page/inline.ts';
import { listenerScript } from './listener.ts';
import { newestPinned } from '../lock.ts';
import { numbersSentence, sourcesSentence } from './code-sentences.ts';

/** A figure as embedders need it; `addressOf` makes a place below the base path into a whole address. */
export function describeEmbed(figure: PreparedFigure, addressOf: (place: string) => string): Embedded {
  const pinned = newestPinned(figure.id);
  const addresses = codeAddresses(figure.id, addressOf, pinned?.version);
  const { id } = figure;
  const [first, ...others] = figure.offered;
  const finding = figure.title.plain;
  const wordsOf = (of: Pick<PreparedFigure, 'statusLabels'>) => of.statusLabels.map(({ words }) => words).join('; ');
  const status = wordsOf(figure);
  const viewOf = (view: PreparedView, place: typeof picturePath): EmbeddedView => ({
    id: view.id,
    name: view.name,
    alt: `${finding}. ${view.alt} ${wordsOf(view)}.`,
    light: addressOf(place(id, false)),
    dark: addressOf(place(id, true)),
  });
  return {
    id,
    finding,
    status,
    numbers: numbersSentence(figure),
    sources: sourcesSentence(figure),
    views: [
      viewOf(first, picturePath),
      ...others.map((view) => viewOf(view, (at, dark) => viewPicturePath(at, view.id, dark))),
    ],
    height: givenHeight(figure),
    ...(pinned ? { pinnedHeight: pinned.height } : {}),
    hashes: { script: policyHash(listenerScript(addresses.embeds)), style: policyHash(CLICK_STYLE) },
    addresses,
  };
}
