/** Gathers the data files into one index; what cannot be read is left out. */
import type { z } from 'zod';
import { figureSchema } from '../data/schema/json-schemas.ts';
import { noted, type Collected } from './collected.ts';
import { emptyData } from '../data/data.ts';
import { indexFile, type Reader } from '../data/index-files.ts';
import { isDataPath, type DataFile } from '../data/read.ts';
import { misnamed, strayFile } from './missing.ts';
import { parseFile, type Located } from './parse.ts';
import { schemaProblems } from './words/schema-words.ts';

/** Reads every file as far as it goes. */
export function collectData(files: DataFile[]): Collected {
  const collected: Collected = { data: emptyData(), problems: [], isSound: true, files: new Map() };
  const { problems } = collected;
  for (const file of files) {
    if (!isDataPath(file.path)) {
      problems.push(strayFile(file));
      continue;
    }
    const located = parseFile(file);
    const wrong = 'message' in located ? located : misnamed(located);
    if (wrong) problems.push(wrong);
    if ('message' in located) continue;
    problems.push(...located.problems);
    collected.files.set(file.path, located);
    if (!wrong) indexFile(collected.data, file, new CheckingReader(collected, located), figureSchema);
  }
  noted(collected, problems);
  return collected;
}

/** Reports what does not fit, and goes on with the rest. */
class CheckingReader implements Reader {
  readonly #collected: Collected;
  readonly #file: Located;

  constructor(collected: Collected, file: Located) {
    this.#collected = collected;
    this.#file = file;
  }

  /** A file by its schema. */
  read<T extends z.ZodType>(schema: T): z.infer<T> | undefined {
    const { data, error } = schema.safeParse(this.#file.value);
    if (error) this.#collected.problems.push(...schemaProblems(this.#file, error.issues));
    return data;
  }

  repeated({ list, index, id }: Parameters<Reader['repeated']>[0]): void {
    const { problems, data } = this.#collected;
    const other = list === 'rows' ? data.rows.get(id) : undefined;
    const place = other && `row ${other.index + 1} of “${other.dataset.title}”`;
    problems.push(this.#file.problem([list, index, 'id'], { code: 'twice', kind: 'id', name: id, other: place }));
  }

  unknown(): void {
    this.#collected.problems.push(this.#file.problem([], { code: 'file-unknown' }));
  }
}
