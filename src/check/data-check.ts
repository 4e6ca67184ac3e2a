/** `npm run data:check`: every mistake in the data and the story at once, in plain English. */
import { checkOrStop } from './check-or-stop.ts';

checkOrStop();
