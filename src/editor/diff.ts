/** `npm run data:diff [-- ref] [--report path]`: what a change of the data does to numbers, sentences, alt texts and charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import './svelte.ts';
import { CannotCompare, openSide, readNow, readRef } from './diff-sides.ts';

try {
  await run(readArguments());
} catch (error) {
  if (!(error instanceof CannotCompare)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

interface Arguments {
  ref: string;
  report: string;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { report: { type: 'string', default: '.cache/data-diff.html' } },
    });
    return { ref: positionals[0] ?? 'HEAD', report: values.report };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotCompare(`${reason}\nUse it as: npm run data:diff -- [commit, branch or tag] [--report path.html]`);
  }
}

async function run({ ref, report }: Arguments): Promise<void> {
  const [then, now] = [readRef(ref), readNow()];
  const nothing = `Nothing changed: the data and the story say what they said at ${ref}.`;
  if (JSON.stringify([then.files, then.story]) === JSON.stringify([now.files, now.story])) {
    console.log(nothing);
    return;
  }
  const [before, after] = [openSide(then), openSide(now)];
  // Read late: what draws charts needs the hook above, and time.
  const { compare, isSame } = await import('./diff-compare.ts');
  const { printDifference } = await import('./diff-print.ts');
  const { reportPage } = await import('./report.ts');
  const difference = compare(before, after);
  if (isSame(difference)) {
    console.log(nothing);
    return;
  }
  console.log(printDifference(difference, process.stdout.isTTY && !process.env['NO_COLOR']));
  const path = resolve(report);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, reportPage(difference));
  console.log(`\nThe report with every chart before and after: ${relative('', path)}`);
}
