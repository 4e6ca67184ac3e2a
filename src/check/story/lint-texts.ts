/** Every rule over the words of the story and of the data. */
import type { TextMistake } from '../words/say-story.ts';
import type { Problem } from '../problems.ts';
import { lintAttribution } from './lint-attribution.ts';
import { lintBeside } from './lint-beside.ts';
import { lintDates } from './lint-dates.ts';
import { lintDigits, lintIds } from './lint-ids.ts';
import { lintNumbers } from './lint-numbers.ts';
import { lintOrder } from './lint-order.ts';
import { lintPhrases, lintTitles } from './lint-phrases.ts';
import { lintViews } from './lint-views.ts';
import { lintQuotations, lintSentences } from './lint-words.ts';
import type { Passage } from './passages.ts';
import type { Finding, Lint, Reading } from './reading.ts';
import { NONE } from './rules.ts';

/** What a computed number means is printed as it stands, and looked at for its words alone. */
const OF_WORDS = [lintPhrases, lintTitles, lintQuotations, lintSentences];
/** What rests on the rules waits until they can be read. */
const BY_RULES: Lint[] = [lintNumbers, ...OF_WORDS];
const ALL = [
  lintIds,
  lintDigits,
  lintNumbers,
  ...OF_WORDS,
  lintAttribution,
  lintOrder,
  lintDates,
  lintViews,
  lintBeside,
];

/** What asks for a second look and stops nothing. */
const WARNINGS = new Set<TextMistake['code']>([
  'foreign-digits',
  'first-unnamed',
  'wrong-order',
  'undated',
  'outrun-text',
  'found-since',
  'left-out-of-alt',
  'drawn-unnamed',
  'outrun-search',
  'unbound-claim',
  'not-last',
  'of-another-row',
  'of-another-status',
  'of-another-view',
]);

/** All that these lints find, in the order of the texts. */
export function lintTexts(
  reading: Reading,
  lints: Lint[] = reading.rules === NONE ? ALL.filter((lint) => !BY_RULES.includes(lint)) : ALL,
): Problem[] {
  const ready = lints.map((lint) => ({ find: lint(reading), isOfWords: OF_WORDS.includes(lint) }));
  return reading.passages.flatMap((passage) => {
    const own = passage.owner === 'facts' ? ready.filter(({ isOfWords }) => isOfWords) : ready;
    return problemsIn(
      passage,
      own.flatMap(({ find }) => find(passage)),
    );
  });
}

/** One problem for what stands at one place more than once: the same sentence twice would look like a slip of the check. */
function problemsIn(passage: Passage, findings: Finding[]): Problem[] {
  const alike = Map.groupBy(findings, ({ offset, ...mistake }) =>
    JSON.stringify([passage.problem(offset, mistake).line, mistake]).toLowerCase(),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { offset, ...found } = first;
    const mistake: TextMistake = { ...found, times: others.length + 1 };
    // A highest of a formula that seeks the lowest cannot be right; that a row lies further out may be.
    const isWarning = mistake.code === 'not-extreme' ? mistake.further !== undefined : WARNINGS.has(mistake.code);
    return [passage.problem(offset, mistake, isWarning ? 'warning' : 'error')];
  });
}
