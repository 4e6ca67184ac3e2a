/** What stands in the data and is used by nothing: often a slip in the name where it should be used. */
import { listOf, partOf } from '../../data/row-name.ts';
import { locate } from '../parse.ts';
import type { Collected } from '../collected.ts';
import type { Problem } from '../problems.ts';
import { namesBehind } from '../rests-on.ts';
import { findTags } from '../../story/outline.ts';
import type { Reading } from './reading.ts';

/** Sources that no row and no sentence names, and facts that no text gives. */
export function checkUnused({ data, broken, files }: Collected, { story, passages }: Reading): Problem[] {
  // What is broken may be what uses them.
  if (!broken.isEmpty) return [];
  const cited = new Set([
    ...[...data.rows.values()].flatMap(({ row }) => row.sources),
    ...findTags(story).flatMap(({ attributes }) => attributes['source'] ?? []),
  ]);
  const given = new Set<string>();
  for (const { pieces } of passages)
    for (const { kind, text } of pieces) if (kind === 'ref') namesBehind(data, text, given);
  const file = files.get('data/sources.json');
  const sources = listOf(partOf(file?.value, 'sources')).map((source) => String(partOf(source, 'id')));
  const facts = [...data.facts.values()].filter(({ value }) => !given.has(value.id));
  return [
    ...sources.flatMap((id, index) => {
      if (cited.has(id) || !file) return [];
      return [file.problem(['sources', index, 'id'], { code: 'unused-source', id }, 'warning')];
    }),
    ...facts.map(({ value: { id }, file, index }) =>
      locate(file).problem(['facts', index, 'id'], { code: 'unused-fact', id }, 'warning'),
    ),
  ];
}
