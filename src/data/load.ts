/** The data as a build reads them. What is wrong with them is told by `npm run data:check`, which a build runs first. */
import { emptyData, type Data } from './data.ts';
import { indexFile } from './index-files.ts';
import { readDataFiles, type DataFile } from './read.ts';

let cached: Data | undefined;

/** The project's data, read once. Throws where they do not fit. */
export function loadData(): Data {
  cached ??= parseData(readDataFiles());
  return cached;
}

/** Indexes data files; the first that does not fit ends the reading. */
export function parseData(files: DataFile[]): Data {
  const data = emptyData();
  for (const file of files) {
    const stop = (cause?: unknown): never => {
      const words = `${file.path} cannot be read. Run npm run data:check: it says what is wrong, and where.`;
      throw Object.assign(new Error(words, { cause }), { name: 'UnreadableData', stack: undefined });
    };
    indexFile(data, file, {
      read: (schema) => {
        try {
          return schema.parse(JSON.parse(file.text));
        } catch (error) {
          return stop(error);
        }
      },
      repeated: () => stop(),
      unknown: () => stop(),
    });
  }
  return data;
}
