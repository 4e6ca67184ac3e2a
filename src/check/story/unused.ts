/** What stands in the data and is used by nothing: often a slip in the name where it should be used. */
import { locate } from '../parse.ts';
import type { Collected } from '../collected.ts';
import type { Problem } from '../problems.ts';
import { namesBehind } from '../rests-on.ts';
import { findTags } from '../../story/outline.ts';
import { filePassages, storyPassages } from './passages.ts';
import type { DataFile } from '../../data/read.ts';

/** Sources that no row and no sentence names, and facts that no text gives. */
export function checkUnused(collected: Collected, files: DataFile[], story: string): Problem[] {
  const { data, broken, sourcePlaces } = collected;
  const tags = findTags(story);
  const cited = new Set([
    ...[...data.rows.values()].flatMap(({ row }) => row.sources),
    ...tags.flatMap(({ attributes }) => attributes['source'] ?? []),
  ]);
  const passages = [...storyPassages(story), ...filePassages(files, ['figures', 'datasets', 'facts'])];
  const references = passages.flatMap(({ pieces }) => pieces.flatMap(({ kind, text }) => (kind === 'ref' ? text : [])));
  const given = new Set<string>();
  for (const reference of references) namesBehind(data, reference, given);
  const sourcesFile = collected.files.get('data/sources.json');
  // What is broken may be what uses them.
  if (!broken.isEmpty) return [];
  return [
    ...[...data.sources.keys()]
      .filter((id) => !cited.has(id))
      .flatMap((id) =>
        sourcesFile
          ? [
              sourcesFile.problem(
                ['sources', sourcePlaces.get(id) ?? 0, 'id'],
                `No row and no sentence rests on the source "${id}".\nName it in the "sources" of a row or cite it in the story, or remove it.`,
                'warning',
              ),
            ]
          : [],
      ),
    ...[...data.facts.values()]
      .filter(({ value }) => !given.has(value.id))
      .map(({ value, file, index }) =>
        locate(file).problem(
          ['facts', index, 'id'],
          `No text gives the fact "${value.id}".\nUse it in the story or in a figure, or remove it.`,
          'warning',
        ),
      ),
  ];
}
