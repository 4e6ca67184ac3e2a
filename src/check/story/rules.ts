/** Reads `rules.json`, what the story never says, and checks what it names. */
import type { Located } from '../parse.ts';
import type { Path, Problem } from '../problems.ts';
import { checkTemplate } from '../rests-on.ts';
import { schemaProblems } from '../words/schema-words.ts';
import type { Collected } from '../collected.ts';
import { RULES_PATH, rulesFileSchema, type Rules } from '../../data/schema/schema-rules.ts';
import { unknownName } from '../../data/mistakes/unknown.ts';
import { findTags } from '../../story/outline.ts';

/** Where the file cannot be read, which is told as of any other, nothing is kept out. */
export const NONE: Rules = {
  sentence: 1e6,
  quotation: 1e6,
  avoid: [],
  never: [],
  apart: [],
  printed: [],
  numberless: [],
};

/** The rules, with everything that is wrong with them; what is wrong with them must not be told of the texts. */
export function checkRules(collected: Collected, story: string): { rules: Rules; problems: Problem[] } {
  const file = collected.files.get(RULES_PATH);
  // A file that is missing or does not parse is reported with all others.
  if (!file) return { rules: NONE, problems: [] };
  const { data: rules, error } = rulesFileSchema.safeParse(file.value);
  const problems = rules ? unknownNames(collected, story, rules, file) : schemaProblems(file, error.issues);
  return { rules: rules && problems.length === 0 ? rules : NONE, problems };
}

function unknownNames(
  collected: Pick<Collected, 'data' | 'isSound'>,
  story: string,
  rules: Rules,
  file: Located,
): Problem[] {
  const { data, isSound } = collected;
  const scenes = findTags(story).flatMap(({ name, attributes }) => (name === 'Scene' ? (attributes['id'] ?? []) : []));
  const places = [...scenes, ...data.figures.keys(), ...data.datasets.keys()];
  const columns = [...data.datasets.values()].flatMap(({ value: { id, columns: own } }) =>
    own.map(({ name }) => `${id}.${name}`),
  );
  const named = (kind: string, known: string[], names: string[] | undefined, ...at: Path): Problem[] =>
    (names ?? []).flatMap((name, index) =>
      !isSound || known.includes(name) ? [] : [file.problem([...at, index], unknownName(kind, name, known))],
    );
  return [
    ...rules.never.flatMap(({ words = [], sum, in: allowed }, rule) => [
      ...words.flatMap((each, index) =>
        checkTemplate(collected, each, (told) => file.problem(['never', rule, 'words', index], told)),
      ),
      ...named('row', [...data.rows.keys()], sum, 'never', rule, 'sum'),
      // Of a story that cannot be read nobody knows the scenes.
      ...(scenes.length > 0 ? named('scene, figure or dataset', places, allowed, 'never', rule, 'in') : []),
    ]),
    ...named(
      'dataset',
      [...data.datasets.keys()],
      rules.apart.map(({ dataset }) => dataset),
      'apart',
    ),
    ...named('column', columns, rules.printed, 'printed'),
  ];
}
