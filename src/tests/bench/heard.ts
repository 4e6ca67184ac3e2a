/** `npm run heard [-- place]`: a page of the built site as Orca reads it from top to end, and how many words that is. */
import { startScreenReader } from '../browser/orca/screen-reader.ts';

/** Words that a voice at its usual speed says in a minute. */
const PACE = 170;

const [place = '', folder = 'dist'] = process.argv.slice(2);
const reader = await startScreenReader(folder, { place });
const said = await reader.readAll();
await reader.close();
const words = said.join(' ').match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
console.log(`${said.join('\n')}\n\n${words} words, about ${Math.round(words / PACE)} minutes.`);
