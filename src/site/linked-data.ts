/** What the pages say of themselves to programs, in the vocabulary of schema.org. */
import { newestFirst } from '../data/correction-log.ts';
import { fillTemplate } from '../data/facts.ts';
import { lastChange } from '../data/freshness.ts';
import type { Data } from '../data/data.ts';
import type { Dataset } from '../data/schema/schema.ts';
import { rowSources } from '../data/tables.ts';
import { correctionWords } from '../figure/correction-words.ts';
import { addressOf, datasetPath, sharePath } from './address.ts';
import { RIGHTS } from './csv.ts';

const CONTEXT = 'https://schema.org';
/** The story as an article; its text is a headline, a description and a number of words. */
export function articleData(data: Data, text: { headline: string; description: string; wordCount: number }): object {
  const correction = newestFirst(data.corrections).map((entry) => ({
    '@type': 'CorrectionComment',
    text: correctionWords(data, entry).whole,
    datePublished: entry.date,
  }));
  return {
    '@context': CONTEXT,
    '@type': 'Article',
    ...text,
    inLanguage: 'en-GB',
    dateModified: lastChange(data),
    url: addressOf(''),
    mainEntityOfPage: addressOf(''),
    image: addressOf(sharePath('story')),
    isAccessibleForFree: true,
    ...(correction.length > 0 ? { correction } : {}),
  };
}

/** A dataset with its downloads and those who made its numbers. */
export function datasetData(data: Data, dataset: Dataset, page: string): object {
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    name: dataset.title,
    // Catalogues of datasets refuse less than fifty characters.
    description: `${fillTemplate(data, dataset.description)} Each row says how its number became public, and its source.`,
    creator: creators(data, dataset),
    url: addressOf(page),
    inLanguage: 'en-GB',
    dateModified: lastChange(data),
    isAccessibleForFree: true,
    usageInfo: RIGHTS,
    distribution: (['csv', 'json'] as const).map((form) => ({
      '@type': 'DataDownload',
      encodingFormat: form === 'csv' ? 'text/csv' : 'application/json',
      contentUrl: addressOf(datasetPath(dataset.id, form)),
    })),
  };
}

/** Who made the numbers: the publishers of the sources, each once, and this story where it computed some. */
function creators(data: Data, { rows }: Dataset): object[] {
  const publishers = new Set(rows.flatMap((row) => rowSources(data, row).map(({ publisher }) => publisher)));
  const made = [...publishers].map((name) => ({ '@type': 'Organization', name }));
  const own = { '@type': 'Organization', name: data.story.name, url: addressOf('') };
  return rows.some(({ status }) => status === 'derived') ? [...made, own] : made;
}
