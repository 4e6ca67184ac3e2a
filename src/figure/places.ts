/** The place of every page and file below the base path. Once released, none of them is renamed. */

export const figurePath = (id: string): string => `figures/${id}/`;
export const metadataPath = (id: string): string => `figures/${id}.json`;
export const sharePath = (id: string): string => `stills/${id}.share.png`;
export const stillPath = (id: string, view: string): string => `stills/${id}.${view}.svg`;
export const picturePath = (id: string, dark: boolean): string => `stills/${id}${dark ? '.dark' : ''}.png`;
export const narrowPath = (id: string, dark: boolean): string => `stills/${id}${dark ? '.dark' : ''}.narrow.png`;
/** Of a view that is not the first. */
export const viewPicturePath = (id: string, view: string, dark: boolean): string =>
  `stills/${id}.${view}.${dark ? 'dark' : 'light'}.png`;
export const datasetPath = (id: string, form: 'csv' | 'json'): string => `datasets/${id}.${form}`;
export const embedPath = (id: string): string => `embed/${id}/`;
export const pinnedPath = (id: string, version: string): string => `embed/${id}/v/${version}/`;
export const oembedPath = (id: string): string => `oembed/${id}.json`;

export const CORRECTIONS_FEED = 'corrections.xml';

export const ELEMENT_PATH = 'embed/v1.js';
export const MOVING_PATH = 'figures/moving.json';
/** Wider drawings of static charts, for the story’s own page. */
export const DRAWINGS_PATH = 'figures/drawings.json';
/** Every row and formula; `#row-<id>` is one of them. */
export const NUMBERS_PATH = 'numbers/';
export const GUIDE_PATH = 'embed/';

export const LICENCES_PATH = 'licences.txt';
