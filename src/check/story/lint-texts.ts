/** Every rule over the words of the story and of the data. */
import type { TextMistake } from '../words/say-story.ts';
import type { Problem } from '../problems.ts';
import { lintBeside } from './lint-beside.ts';
import { lintDates } from './lint-dates.ts';
import { lintDigits, lintIds, lintNumbers } from './lint-numbers.ts';
import { lintOrder } from './lint-order.ts';
import { lintPhrases, lintTitles } from './lint-phrases.ts';
import { lintViews } from './lint-views.ts';
import { lintQuotations, lintSentences } from './lint-words.ts';
import type { Lint, Reading } from './reading.ts';
import { NONE } from './rules.ts';

/** What a computed number means is printed as it stands, and looked at for its words alone. */
const OF_WORDS = [lintPhrases, lintTitles, lintQuotations, lintSentences];
/** What rests on the rules waits until they can be read. */
const BY_RULES: Lint[] = [lintNumbers, ...OF_WORDS];
const ALL = [lintIds, lintDigits, lintNumbers, ...OF_WORDS, lintOrder, lintDates, lintViews, lintBeside];

/** What asks for a second look and stops nothing. */
const WARNINGS = new Set<TextMistake['code']>([
  'foreign-digits',
  'wrong-order',
  'undated',
  'outrun-text',
  'left-out-of-alt',
  'drawn-unnamed',
  'outrun-search',
  'unbound-claim',
  'not-extreme',
  'of-another-row',
]);

/** All that these lints find, in the order of the texts. */
export function lintTexts(
  reading: Reading,
  lints: Lint[] = reading.rules === NONE ? ALL.filter((lint) => !BY_RULES.includes(lint)) : ALL,
): Problem[] {
  const ready = lints.map((lint) => ({ find: lint(reading), isOfWords: OF_WORDS.includes(lint) }));
  return reading.passages.flatMap((passage) => {
    const own = passage.owner === 'facts' ? ready.filter(({ isOfWords }) => isOfWords) : ready;
    const findings = own.flatMap(({ find }) => find(passage));
    return findings.map(({ offset, ...mistake }) =>
      passage.problem(offset, mistake, WARNINGS.has(mistake.code) ? 'warning' : 'error'),
    );
  });
}
