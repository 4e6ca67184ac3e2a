/** How a fixture says what is changed in the frozen story, so that forty broken projects need no forty copies. */
import { z } from 'zod';
import type { DataFile } from '../../data/read.ts';

const editSchema = z.union([
  /** A text of a file that becomes another, once or so many times in a row; with `cut` the file ends after it. */
  z.strictObject({
    file: z.string(),
    from: z.string(),
    to: z.string(),
    times: z.number().default(1),
    cut: z.boolean().default(false),
  }),
  /** A file with this text and no other. */
  z.strictObject({ file: z.string(), text: z.string() }),
  /** A file that is no longer there. */
  z.strictObject({ file: z.string(), remove: z.literal(true) }),
]);

export const editsSchema = z.array(editSchema).min(1);

type Edit = z.infer<typeof editSchema>;

/** The files with every edit made; fails when there is nothing to change. */
export function edited(files: DataFile[], edits: Edit[]): DataFile[] {
  return edits.reduce((all, edit) => {
    const old = all.find(({ path }) => path === edit.file);
    if ('remove' in edit) return all.filter((each) => each !== old);
    const text = 'text' in edit ? edit.text : replaced(old?.text ?? '', edit);
    const file = { path: edit.file, text };
    return old ? all.map((each) => (each === old ? file : each)) : [...all, file];
  }, files);
}

function replaced(text: string, { file, from, to, times, cut }: Extract<Edit, { from: string }>): string {
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`${file} does not contain ${from}`);
  return text.slice(0, at) + to.repeat(times) + (cut ? '' : text.slice(at + from.length));
}
