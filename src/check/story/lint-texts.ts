/** Every rule over the words of the story and of the data. */
import { DOUBT_SENTENCES } from '../words/say-story.ts';
import type { Problem } from '../problems.ts';
import { lintDates } from './lint-dates.ts';
import { lintDigits, lintIds, lintNumbers } from './lint-numbers.ts';
import { lintOrder } from './lint-order.ts';
import { lintPhrases, lintQuotations, lintSentences, lintTitles } from './lint-phrases.ts';
import { lintViews } from './lint-views.ts';
import type { Lint, Reading } from './passages.ts';

/** What a computed number means is printed as it stands, and looked at for its words alone. */
const OF_WORDS = [lintPhrases, lintTitles, lintQuotations, lintSentences];
const ALL = [lintIds, lintDigits, lintNumbers, ...OF_WORDS, lintOrder, lintDates, lintViews];

/** All that these lints find, in the order of the texts. */
export function lintTexts(reading: Reading, lints: Lint[] = ALL): Problem[] {
  const ready = lints.map((lint) => ({ find: lint(reading), isOfWords: OF_WORDS.includes(lint) }));
  return reading.passages.flatMap((passage) => {
    const own = passage.owner === 'facts' ? ready.filter(({ isOfWords }) => isOfWords) : ready;
    const findings = own.flatMap(({ find }) => find(passage));
    return findings.map(({ offset, ...mistake }) =>
      passage.problem(offset, mistake, mistake.code in DOUBT_SENTENCES ? 'warning' : 'error'),
    );
  });
}
