/** Everything a program may want to know of a figure, with the addresses of what it can take. */
import { fillTemplate } from '../data/facts.ts';
import { lastRead } from '../data/fresh.ts';
import type { Data } from '../data/collected.ts';
import type { Figure } from '../data/schema.ts';
import { embedCodes, frameTitle } from '../embed/codes.ts';
import { describeEmbed } from '../embed/embedded.ts';
import { figureDatasets, figureSources, figureStatusLabels } from '../figure/evidence.ts';
import { addressOf, datasetPath, figurePath, narrowPath, picturePath, sharePath, stillPath } from './address.ts';
import { RIGHTS } from './linked-data.ts';
import { storyTitle } from '../story/title.ts';

/** The figure as an object for JSON. */
export function figureJson(data: Data, figure: Figure): object {
  const { id, title, subtitle, note, views } = figure;
  return {
    id,
    title: fillTemplate(data, title),
    subtitle: fillTemplate(data, subtitle),
    note: note ? fillTemplate(data, note) : null,
    address: addressOf(figurePath(id)),
    story: { title: storyTitle(data), address: addressOf('') },
    statuses: figureStatusLabels(data, figure),
    views: views.map((view) => ({
      id: view.id,
      alt: fillTemplate(data, view.alt),
      svg: addressOf(stillPath(id, view.id)),
    })),
    pictures: {
      light: addressOf(picturePath(id, false)),
      dark: addressOf(picturePath(id, true)),
      narrow: addressOf(narrowPath(id)),
      share: addressOf(sharePath(id)),
    },
    datasets: figureDatasets(data, figure).map((dataset) => ({
      id: dataset.id,
      title: dataset.title,
      csv: addressOf(datasetPath(dataset.id, 'csv')),
      json: addressOf(datasetPath(dataset.id, 'json')),
    })),
    sources: figureSources(data, figure).map(({ publisher, title: name, url, published, accessed, read }) => {
      return { publisher, title: name, url, published, accessed, read };
    }),
    lastChecked: lastRead(data),
    rights: RIGHTS,
    embed: embedJson(data, figure),
  };
}

function embedJson(data: Data, figure: Figure): object {
  const embedded = describeEmbed(data, figure, addressOf);
  const { embed, pinned, oembed } = embedded.addresses;
  return {
    address: embed,
    pinned: pinned ?? null,
    oembed,
    title: frameTitle(embedded.finding),
    height: embedded.height,
    codes: embedCodes(embedded).map(({ id, name, purpose, code, policy }) => ({ id, name, purpose, code, policy })),
  };
}
