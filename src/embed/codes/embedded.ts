/** What the codes and oEmbed say of a figure, read from the data. */
import type { PreparedFigure } from '../../data/prepare.ts';
import { codeAddresses } from './code-addresses.ts';
import { CLICK_STYLE, type Embedded } from './write-codes.ts';
import { givenHeight } from '../page/height.ts';
import { policyHash } from '../page/inline.ts';
import { listenerScript } from './listener.ts';
import { newestPinned } from '../lock.ts';
import { numbersSentence, sourcesSentence } from './code-sentences.ts';

/** A figure as embedders need it; `addressOf` makes a place below the base path into a whole address. */
export function describeEmbed(figure: PreparedFigure, addressOf: (place: string) => string): Embedded {
  const pinned = newestPinned(figure.id);
  const addresses = codeAddresses(figure.id, addressOf, pinned?.version);
  const { id, offered } = figure;
  const finding = figure.title.plain;
  const status = figure.statusLabels.map(({ words }) => words).join('; ');
  return {
    id,
    finding,
    status,
    numbers: numbersSentence(figure),
    sources: sourcesSentence(figure),
    alt: `${finding}. ${offered[0].alt} ${status}.`,
    views: offered.map((view) => ({ id: view.id, name: view.name })),
    height: givenHeight(figure),
    ...(pinned ? { pinnedHeight: pinned.height } : {}),
    hashes: { script: policyHash(listenerScript(addresses.embeds)), style: policyHash(CLICK_STYLE) },
    addresses,
  };
}
