/** Everything a program may want to know of a figure, with the addresses of what it can take. */
import { lastRead } from '../data/freshness.ts';
import type { Data } from '../data/data.ts';
import { embedCodes, frameTitle } from '../embed/codes/write-codes.ts';
import { describeEmbed } from '../embed/codes/embedded.ts';
import type { PreparedFigure } from '../data/prepare.ts';
import { addressOf, datasetPath, stillPath } from './address.ts';
import { RIGHTS } from './csv.ts';
import { storyTitle } from '../story/page-words.ts';

export function figureJson(data: Data, prepared: PreparedFigure): object {
  const { id, note } = prepared;
  const embedded = describeEmbed(prepared, addressOf);
  const { addresses, views } = embedded;
  return {
    id,
    title: prepared.title.plain,
    subtitle: prepared.subtitle.plain,
    note: note?.plain ?? null,
    address: addresses.figure,
    story: { title: storyTitle(data), address: addressOf('') },
    statuses: prepared.statusLabels,
    views: prepared.views.map((view) => ({ id: view.id, alt: view.alt, svg: addressOf(stillPath(id, view.id)) })),
    pictures: { light: views[0].light, dark: views[0].dark, narrow: addresses.narrow, share: addresses.picture },
    datasets: prepared.datasets.map(({ id: dataset, title }) => {
      return {
        id: dataset,
        title,
        csv: addressOf(datasetPath(dataset, 'csv')),
        json: addressOf(datasetPath(dataset, 'json')),
      };
    }),
    sources: prepared.documents.map(({ publisher, title: name, url, published, accessed, read }) => {
      return { publisher, title: name, url, published, accessed, read };
    }),
    lastChecked: lastRead(data),
    rights: RIGHTS,
    embed: {
      address: addresses.embed,
      pinned: addresses.pinned ?? null,
      oembed: addresses.oembed,
      title: frameTitle(embedded.finding),
      height: embedded.height,
      codes: embedCodes(embedded),
    },
  };
}
