/** `npm run data:diff [-- ref] [--report path]`: what a change of the data does to numbers, sentences, alt texts and charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import './svelte.ts';
import { DataError, formatReport, isError, type Problem } from '../check/problems.ts';
import { readStrayFiles } from '../data/read.ts';
import { checkProject } from '../check/check-project.ts';
import { today } from '../check/today.ts';
import type { Edition } from './compare.ts';
import { CannotCompare, changedFiles, readNow, readRef, type VersionFiles } from './versions.ts';

interface Arguments {
  ref: string;
  report: string;
}

class CannotWrite extends CannotCompare {}

try {
  await run(readArguments());
} catch (error) {
  fail(error);
}

/** A sentence where we know what is wrong; anything else is a mistake of this program. */
function fail(error: unknown): void {
  if (!(error instanceof CannotCompare)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments(): Arguments {
  const use = 'Use it as: npm run data:diff -- [commit, branch or tag] [--report path.html]';
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { report: { type: 'string', default: '.cache/data-diff.html' } },
    });
    const [ref = 'HEAD', ...others] = positionals;
    if (others.length > 0) {
      throw new Error(
        `Name one state: it is compared with the files as they are now. You named ${positionals.length}: ${positionals.join(', ')}.`,
      );
    }
    // A slip of the hand must not write over the data or the story.
    if (!values.report.endsWith('.html')) {
      throw new Error(`"${values.report}" is no name for the report: it is a page, and its name ends in .html.`);
    }
    return { ref, report: values.report };
  } catch (error) {
    throw new CannotCompare(`${error instanceof Error ? error.message : String(error)}\n${use}`);
  }
}

/** Says why there is no comparison in both places: an earlier report would look like the answer to this question. */
async function run({ ref, report }: Arguments): Promise<void> {
  try {
    await compareWith(ref, report);
  } catch (error) {
    fail(error);
    if (error instanceof CannotCompare && !(error instanceof CannotWrite)) {
      const { notePage } = await import('./report.ts');
      writeReport(report, notePage('There is no comparison', error.message));
    }
  }
}

async function compareWith(ref: string, report: string): Promise<void> {
  const [then, now] = [readRef(ref), readNow()];
  const problems = checkProject([...now.files, ...readStrayFiles()], now.story.text, today());
  const check = checkLine(problems);
  // Read late: what draws charts needs the hook above, and time.
  const { compare, readEdition } = await import('./compare.ts');
  const { notePage, reportPage } = await import('./report.ts');
  if (changedFiles([...then.files, then.story], [...now.files, now.story]).length === 0) {
    const nothing = `Nothing changed: the data and the story say what they said at ${ref}.`;
    console.log(`${nothing}\n${check}`);
    writeReport(report, notePage('Nothing changed', `${nothing}\n${check}`));
    return;
  }
  const read = (version: VersionFiles, advice: string, known: Problem[] = []): Edition => {
    try {
      return readEdition(version);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      const report = formatReport(known.length > 0 ? known : error.problems);
      throw new CannotCompare(`${version.name} cannot be compared: ${advice}\n\n${report}`);
    }
  };
  const after = read(now, 'mend what keeps the story from being built.', problems.filter(isError));
  const before = read(
    then,
    'by the rules of today it holds mistakes. Name a later commit: npm run data:diff -- <commit>',
  );
  const changes = compare(before, after);
  const { printChanges } = await import('./terminal.ts');
  console.log(printChanges(changes, check, Boolean(process.stdout.isTTY && !process.env['NO_COLOR'])));
  writeReport(report, reportPage(changes, check));
  console.log(`\nThe report with every chart before and after: ${relative('', report)}`);
}

/** What the check says of the files as they are now, in one line. */
function checkLine(problems: Problem[]): string {
  const mistakes = problems.filter(isError).length;
  const warnings = problems.length - mistakes;
  if (problems.length === 0) return 'data:check finds no mistake and no warning.';
  const counted = (count: number, one: string): string => `${count || 'no'} ${one}${count === 1 ? '' : 's'}`;
  const built = mistakes > 0 ? ' Nothing is built until that is mended.' : '';
  return `data:check finds ${counted(mistakes, 'mistake')} and ${counted(warnings, 'warning')}.${built}`;
}

function writeReport(report: string, page: string): void {
  const path = resolve(report);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, page);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotWrite(`The report cannot be written: ${reason}\nName another place: --report path.html`);
  }
}
