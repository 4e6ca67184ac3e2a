/** What the codes and oEmbed say of a figure, read from the data. */
import { fillTemplate } from '../data/facts.ts';
import type { Data } from '../data/collected.ts';
import type { Figure } from '../data/schema.ts';
import { figureStatusLabels, viewName, wholeView } from '../figure/evidence.ts';
import { codeAddresses } from './addresses.ts';
import { CLICK_STYLE, COLUMNS, type Embedded } from './codes.ts';
import { embedHeight } from './height.ts';
import { policyHash } from './inline.ts';
import { listenerScript } from './listener.ts';
import { newestPinned } from './lock.ts';
import { numbersSentence, sourcesSentence } from './sentences.ts';

/** A figure as embedders need it; `addressOf` makes a place below the base path into a whole address. */
export function describeEmbed(data: Data, figure: Figure, addressOf: (place: string) => string): Embedded {
  const pinned = newestPinned(figure.id);
  const addresses = codeAddresses(figure.id, addressOf, pinned?.version);
  const finding = fillTemplate(data, figure.title);
  const status = figureStatusLabels(data, figure)
    .map(({ words }) => words)
    .join('; ');
  const view = wholeView(figure);
  return {
    id: figure.id,
    finding,
    status,
    numbers: numbersSentence(data, figure),
    sources: sourcesSentence(data, figure),
    alt: `${finding}. ${fillTemplate(data, view.alt)} ${status}.`,
    views: [...new Set([view, ...figure.views])].map((each) => ({ id: each.id, name: viewName(each) })),
    height: givenHeight(data, figure),
    ...(pinned ? { pinnedHeight: pinned.height } : {}),
    hashes: { script: policyHash(listenerScript(addresses.embeds)), style: policyHash(CLICK_STYLE) },
    addresses,
  };
}

/** The height that every code gives: where nothing resizes the frame, nothing of the chart is cut in any usual column. */
export function givenHeight(data: Data, figure: Figure, options: { pinned?: string } = {}): number {
  return Math.max(...COLUMNS.map((width) => embedHeight(data, figure, width, options)));
}
