import source from './element.js?raw';
import { shortenScript } from './inline.ts';

/** The script that brings `<story-figure>` to a host's page. */
export const ELEMENT_SCRIPT = shortenScript(source);
