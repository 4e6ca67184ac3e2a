/** Everything a program may want to know of a figure, with the addresses of what it can take. */
import { lastRead } from '../data/freshness.ts';
import type { Data } from '../data/data.ts';
import { embedCodes, frameTitle } from '../embed/codes/write-codes.ts';
import { describeEmbed } from '../embed/codes/embedded.ts';
import type { PreparedFigure } from '../data/prepare.ts';
import { addressOf, datasetPath, figurePath, narrowPath, picturePath, sharePath, stillPath } from './address.ts';
import { RIGHTS } from './csv.ts';
import { storyTitle } from '../story/page-words.ts';

export function figureJson(data: Data, prepared: PreparedFigure): object {
  const { id, note } = prepared;
  const embedded = describeEmbed(prepared, addressOf);
  return {
    id,
    title: prepared.title.plain,
    subtitle: prepared.subtitle.plain,
    note: note?.plain ?? null,
    address: addressOf(figurePath(id)),
    story: { title: storyTitle(data), address: addressOf('') },
    statuses: prepared.statusLabels,
    views: prepared.views.map((view) => ({
      id: view.id,
      alt: view.alt,
      svg: addressOf(stillPath(id, view.id)),
    })),
    pictures: {
      light: addressOf(picturePath(id, false)),
      dark: addressOf(picturePath(id, true)),
      narrow: addressOf(narrowPath(id, false)),
      share: addressOf(sharePath(id)),
    },
    datasets: prepared.datasets.map((dataset) => ({
      id: dataset.id,
      title: dataset.title,
      csv: addressOf(datasetPath(dataset.id, 'csv')),
      json: addressOf(datasetPath(dataset.id, 'json')),
    })),
    sources: prepared.documents.map(({ publisher, title: name, url, published, accessed, read }) => {
      return { publisher, title: name, url, published, accessed, read };
    }),
    lastChecked: lastRead(data),
    rights: RIGHTS,
    embed: {
      address: embedded.addresses.embed,
      pinned: embedded.addresses.pinned ?? null,
      oembed: embedded.addresses.oembed,
      title: frameTitle(embedded.finding),
      height: embedded.height,
      codes: embedCodes(embedded),
    },
  };
}
