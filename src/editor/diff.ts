/** `npm run data:diff [-- ref] [--report path]`: what a change of the data does to numbers, sentences, alt texts and charts. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import './svelte.ts';
import { isError, type Problem } from '../data/problems.ts';
import { readStrayFiles } from '../data/read.ts';
import { checkLines, openSides } from './diff-mistakes.ts';
import type { Look } from './diff-print.ts';
import { CannotCompare, readNow, readRef, type SideFiles } from './diff-sides.ts';
import { checkProject } from './project.ts';
import { notePage } from './report-page.ts';
import { today } from './today.ts';

interface Arguments {
  ref: string;
  report: string;
}

class CannotWrite extends CannotCompare {}

/** What the system says by a code. */
const REASONS: Record<string, string> = {
  EEXIST: 'a part of this path is a file and no folder',
  ENOTDIR: 'a part of this path is a file and no folder',
  EACCES: 'this computer does not let you write there',
  EPERM: 'this computer does not let you write there',
  EROFS: 'this computer does not let you write there',
  ENOSPC: 'the disk is full',
};

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
    if (statSync(values.report, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`"${values.report}" is a folder, and the report is a file.`);
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

async function run({ ref, report }: Arguments): Promise<void> {
  try {
    await compareWith(ref, report);
  } catch (error) {
    fail(error);
    // An earlier comparison would look like the answer to this question.
    if (error instanceof CannotCompare && !(error instanceof CannotWrite))
      writeReport(report, notePage('There is no comparison', error.message));
  }
}

async function compareWith(ref: string, report: string): Promise<void> {
  const [then, now] = [readRef(ref), readNow()];
  const mistakes = checkNow(now);
  const isSameText = JSON.stringify([then.files, then.story]) === JSON.stringify([now.files, now.story]);
  const difference = isSameText ? undefined : await findDifference(ref, then, now, mistakes);
  if (!difference) {
    const nothing = `Nothing changed: the data and the story say what they said at ${ref}.`;
    const words = [...checkLines(mistakes), nothing].join('\n');
    console.log(words);
    writeReport(report, notePage('Nothing changed', words));
    return;
  }
  const { printDifference } = await import('./diff-print.ts');
  const { reportPage } = await import('./report.ts');
  console.log(printDifference(difference, lookOf(process.stdout), mistakes));
  writeReport(report, reportPage(difference, mistakes));
  console.log(`\nThe report with every chart before and after: ${relative('', report)}`);
}

/** In a file or a pipe a broken line could not be searched. */
function lookOf({ isTTY, columns }: typeof process.stdout): Look {
  return { colour: isTTY && !process.env['NO_COLOR'], ...(isTTY ? { width: columns || 80 } : {}) };
}

/** What keeps the files as they are now from being built. */
function checkNow({ files, story }: SideFiles): Problem[] {
  return checkProject([...files, ...readStrayFiles()], story, today()).filter(isError);
}

async function findDifference(ref: string, then: SideFiles, now: SideFiles, mistakes: Problem[]) {
  const [before, after] = openSides(ref, then, now, mistakes);
  // Read late: what draws charts needs the hook above, and time.
  const { compare, isSame } = await import('./diff-compare.ts');
  const difference = compare(before, after);
  return isSame(difference) ? undefined : difference;
}

function writeReport(report: string, page: string): void {
  const path = resolve(report);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, page);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    throw new CannotWrite(
      `The report cannot be written to ${path}: ${reason}.\nName another place: --report path.html`,
    );
  }
}
