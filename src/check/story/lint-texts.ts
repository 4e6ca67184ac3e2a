/** Every rule over the words of the story and of the data, and what `rules.json` says that the story never says. */
import { DOUBT_SENTENCES } from '../words/say-story.ts';
import type { Located } from '../parse.ts';
import type { Path, Problem } from '../problems.ts';
import { checkTemplate } from '../rests-on.ts';
import { schemaProblems } from '../words/schema-words.ts';
import type { Collected } from '../collect.ts';
import { RULES_PATH, rulesFileSchema, type Rules } from '../../data/schema/schema.ts';
import { wrongName } from '../../data/mistakes/mistake.ts';
import { lintDates } from './lint-dates.ts';
import { lintDigits, lintIds, lintNumbers } from './lint-numbers.ts';
import { lintOrder } from './lint-order.ts';
import { lintPhrases, lintQuotations, lintSentences, lintTitles } from './lint-phrases.ts';
import { lintStatus } from './lint-status.ts';
import { lintViews } from './lint-views.ts';
import type { Lint, Reading } from './passages.ts';

/** What a computed number means is printed as it stands, and looked at for its words alone. */
const OF_WORDS = [lintPhrases, lintTitles, lintQuotations, lintSentences];
const ALL = [lintIds, lintDigits, lintNumbers, ...OF_WORDS, lintOrder, lintDates, lintStatus, lintViews];

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

/** The rules, with everything that is wrong with them; what is wrong with them must not be told of the texts, which wait. */
export function checkRules(collected: Collected): { rules?: Rules; problems: Problem[] } {
  const file = collected.files.get(RULES_PATH);
  // A file that is missing or does not parse is reported with all others.
  if (!file) return { problems: [] };
  const { data: rules, error } = rulesFileSchema.safeParse(file.value);
  const problems = rules ? unknownNames(collected, rules, file) : schemaProblems(file, error.issues);
  return { ...(rules && problems.length === 0 ? { rules } : {}), problems };
}

/** Rows and tables that a rule names: without them it would keep nothing out. */
function unknownNames(collected: Collected, rules: Rules, file: Located): Problem[] {
  const { data, isSound } = collected;
  const named = (kind: string, known: Iterable<string>, name: string, ...at: Path): Problem[] =>
    isSound ? wrongName(kind, name, known).map((told) => file.problem(at, told)) : [];
  return [
    ...rules.never.flatMap(({ words = [], sum = [] }, rule) => [
      ...words.flatMap((each, index) =>
        checkTemplate(collected, each, (told) => file.problem(['never', rule, 'words', index], told)),
      ),
      ...sum.flatMap((id, index) => named('row', data.rows.keys(), id, 'never', rule, 'sum', index)),
    ]),
    ...rules.apart.flatMap(({ dataset }, index) => named('dataset', data.datasets.keys(), dataset, 'apart', index)),
  ];
}
