/** Reads `rules.json`, what the story never says, and checks what it names. */
import type { Located } from '../parse.ts';
import type { Path, Problem } from '../problems.ts';
import { checkTemplate } from '../rests-on.ts';
import { schemaProblems } from '../words/schema-words.ts';
import type { Collected } from '../collected.ts';
import { RULES_PATH, rulesFileSchema, type Rules } from '../../data/schema/schema-rules.ts';
import { unknownName } from '../../data/mistakes/unknown.ts';

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
  const named = (kind: string, known: Iterable<string>, name: string, ...at: Path): Problem[] => {
    const names = [...known];
    return !isSound || names.includes(name) ? [] : [file.problem(at, unknownName(kind, name, names))];
  };
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
