/** `npm run data:diff [-- ref] [--report path]`: what a change of the data does to numbers, sentences, alt texts and charts. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DataError, formatReport, isError } from '../check/problems.ts';
import { readStrayFiles } from '../data/read.ts';
import { checkProject } from '../check/check-project.ts';
import { today } from '../check/today.ts';
import { CannotCompare, changedFiles, readNow, readRef, type VersionFiles } from './versions.ts';

try {
  const { ref, report } = readArguments();
  // An earlier report would look like the answer to this question.
  atReport(() => rmSync(report, { force: true }));
  await compareWith(ref, report);
} catch (error) {
  // A sentence where we know what is wrong; anything else is a mistake of this program.
  if (!(error instanceof CannotCompare)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments(): { ref: string; report: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { report: { type: 'string', default: '.cache/data-diff.html' } },
    });
    const [ref = 'HEAD', ...others] = positionals;
    if (others.length > 0) {
      const named = `${positionals.length}: ${positionals.join(', ')}`;
      throw new Error(`Name one state: it is compared with the files as they are now. You named ${named}.`);
    }
    // A slip of the hand must not write over the data or the story.
    if (!values.report.endsWith('.html'))
      throw new Error(`"${values.report}" is no name for the report: it is a page, and its name ends in .html.`);
    return { ref, report: resolve(values.report) };
  } catch (error) {
    const use = 'Use it as: npm run data:diff -- [commit, branch or tag] [--report path.html]';
    throw new CannotCompare(`${reasonOf(error)}\n${use}`);
  }
}

async function compareWith(ref: string, report: string): Promise<void> {
  const [then, now] = [readRef(ref), readNow()];
  if (changedFiles([...then.files, then.story], [...now.files, now.story]).length === 0)
    return console.log(`Nothing changed: the data and the story say what they said at ${ref}.`);
  // Read late: what draws charts takes time.
  const { compare, readEdition } = await import('./compare.ts');
  const { reportPage } = await import('./report.ts');
  const { printChanges } = await import('./terminal.ts');
  const read = (version: VersionFiles, advice: string) => {
    try {
      return readEdition(version);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      // The whole check says more of the same mistakes.
      const all = checkProject([...version.files, ...readStrayFiles()], version.story.text, today()).filter(isError);
      const found = formatReport(all.length > 0 ? all : error.problems);
      throw new CannotCompare(`${version.name} cannot be compared: ${advice}\n\n${found}`);
    }
  };
  const after = read(now, 'mend what keeps the story from being built.');
  const older = 'by the rules of today it holds mistakes. Name a later commit: npm run data:diff -- <commit>';
  const changes = compare(read(then, older), after);
  console.log(printChanges(changes, Boolean(process.stdout.isTTY && !process.env['NO_COLOR'])));
  atReport(() => {
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, reportPage(changes));
  });
  console.log(`\nThe same as a page, with every chart before and after: ${relative('', report)}`);
}

function atReport(write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new CannotCompare(`The report cannot be written: ${reasonOf(error)}\nName another place: --report path.html`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
