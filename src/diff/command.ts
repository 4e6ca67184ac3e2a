/** `npm run data:diff [-- ref] [--report path]`: what a change of the data does to numbers, sentences, alt texts and charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DataError, formatReport, isError, type Problem } from '../check/problems.ts';
import { readStrayFiles } from '../data/read.ts';
import { checkProject } from '../check/check-project.ts';
import { today } from '../check/today.ts';
import type { Edition } from './compare.ts';
import { CannotCompare, changedFiles, readNow, readRef, type VersionFiles } from './versions.ts';

try {
  const { ref, report } = readArguments();
  // An earlier report would look like the answer to this question, so each answer is written there.
  const { printed, page, isAnswer } = await compareWith(ref).catch(refusal);
  (isAnswer ? console.log : console.error)(printed);
  if (!isAnswer) process.exitCode = 1;
  writeReport(report, page);
  if (isAnswer) console.log(`\nThe same as a page, with every chart before and after: ${relative('', report)}`);
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
    return { ref, report: values.report };
  } catch (error) {
    const use = 'Use it as: npm run data:diff -- [commit, branch or tag] [--report path.html]';
    throw new CannotCompare(`${reasonOf(error)}\n${use}`);
  }
}

interface Answer {
  printed: string;
  page: string;
  isAnswer: boolean;
}

async function refusal(error: unknown): Promise<Answer> {
  if (!(error instanceof CannotCompare)) throw error;
  const { notePage } = await import('./report.ts');
  return { printed: error.message, page: notePage('There is no comparison', error.message), isAnswer: false };
}

async function compareWith(ref: string): Promise<Answer> {
  const [then, now] = [readRef(ref), readNow()];
  const problems = checkProject([...now.files, ...readStrayFiles()], now.story.text, today());
  const check = checkLine(problems);
  // Read late: what draws charts needs the hook above, and time.
  const { compare, readEdition } = await import('./compare.ts');
  const { notePage, reportPage } = await import('./report.ts');
  const { printChanges } = await import('./terminal.ts');
  if (changedFiles([...then.files, then.story], [...now.files, now.story]).length === 0) {
    const printed = `Nothing changed: the data and the story say what they said at ${ref}.\n${check}`;
    return { printed, page: notePage('Nothing changed', printed), isAnswer: true };
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
  const older = 'by the rules of today it holds mistakes. Name a later commit: npm run data:diff -- <commit>';
  const changes = compare(read(then, older), after);
  const isColoured = Boolean(process.stdout.isTTY && !process.env['NO_COLOR']);
  return { printed: printChanges(changes, check, isColoured), page: reportPage(changes, check), isAnswer: true };
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
  try {
    mkdirSync(dirname(resolve(report)), { recursive: true });
    writeFileSync(resolve(report), page);
  } catch (error) {
    throw new CannotCompare(`The report cannot be written: ${reasonOf(error)}\nName another place: --report path.html`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
