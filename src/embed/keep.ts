/** A figure's embed as it is kept for good: its file, and how tall that is. */
import { formatDate } from '../charts/format.ts';
import { loadData } from '../data/load.ts';
import { prepareFigure } from '../data/prepare.ts';
import { findFigure } from '../figure/find.ts';
import { codeAddresses } from './codes/embedded.ts';
import { embedPage } from './page/embed-page.ts';
import { givenHeight } from './page/height.ts';

/** The file of a figure for a day such as 2026-11-23, on the site of that address. */
export function keptEmbed(id: string, site: string, day: string): { html: string; height: number } {
  const data = loadData();
  const figure = prepareFigure(data, findFigure(data, id));
  const addresses = codeAddresses(id, (place) => new URL(place, site).href);
  const date = formatDate(day);
  return {
    html: embedPage(figure, { addresses, pinned: date }),
    height: givenHeight(figure, date),
  };
}
