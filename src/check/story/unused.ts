/** What stands in the data and is used by nothing: often a slip in the name where it should be used. */
import { locate } from '../parse.ts';
import type { Collected } from '../collected.ts';
import type { Problem } from '../problems.ts';
import { namesBehind } from '../rests-on.ts';
import { findTags } from '../../story/outline.ts';
import type { Reading } from './reading.ts';

/** Sources that no row and no sentence names, and facts that no text gives. */
export function checkUnused({ data, broken, sourcePlaces, files }: Collected, { story, passages }: Reading): Problem[] {
  // What is broken may be what uses them.
  if (!broken.isEmpty) return [];
  const cited = new Set([
    ...[...data.rows.values()].flatMap(({ row }) => row.sources),
    ...findTags(story).flatMap(({ attributes }) => attributes['source'] ?? []),
  ]);
  const given = new Set<string>();
  for (const { pieces } of passages)
    for (const { kind, text } of pieces) if (kind === 'ref') namesBehind(data, text, given);
  const sourcesFile = files.get('data/sources.json');
  const sources = [...data.sources.keys()].filter((id) => !cited.has(id));
  const facts = [...data.facts.values()].filter(({ value }) => !given.has(value.id));
  return [
    ...sources.flatMap(
      (id) =>
        sourcesFile?.problem(['sources', sourcePlaces.get(id) ?? 0, 'id'], { code: 'unused-source', id }, 'warning') ??
        [],
    ),
    ...facts.map(({ value: { id }, file, index }) =>
      locate(file).problem(['facts', index, 'id'], { code: 'unused-fact', id }, 'warning'),
    ),
  ];
}
