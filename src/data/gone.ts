/** Rows that readers have seen and that are no longer there: one message each, with everything that follows from it. */
import type { Collected } from './collected.ts';
import { removalOf } from './correction-log.ts';
import { ADD_CORRECTION, correctionLine } from './corrections.ts';
import { show, showInTable, type Problem } from './problems.ts';

/** A row that is gone, and what is to be said of it. */
interface Gone {
  id: string;
  problem: Problem;
}

const MOST_PLACES = 8;

/** Adds a message for every published row that is gone, and takes out those that only follow from it. */
export function withGoneRows(collected: Collected, problems: Problem[], today: string): Problem[] {
  const gone = goneRows(collected, today);
  if (gone.length === 0) return problems;
  const follows = (problem: Problem, { id }: Gone): boolean =>
    [...problem.message.matchAll(/ no row (?:or fact )?called "([^".]+)[".]/g)].some(([, name]) => name === id);
  const rest = problems.filter((problem) => !gone.some((each) => follows(problem, each)));
  return [
    ...rest,
    ...gone.map((each) => {
      const uses = problems.filter((problem) => follows(problem, each));
      const { message, inTable } = each.problem;
      const added = usesIn(uses);
      return { ...each.problem, message: message + added, ...(inTable ? { inTable: inTable + added } : {}) };
    }),
  ];
}

function usesIn(uses: Problem[]): string {
  if (uses.length === 0) return '';
  const places = [...new Set(uses.map(({ path, line }) => `${path}, line ${line}`))];
  const more =
    places.length > MOST_PLACES
      ? [`${places.length - MOST_PLACES} more places, which the check names once the correction is in`]
      : [];
  return `\nIt is still named here; take it out there too: ${[...places.slice(0, MOST_PLACES), ...more].join(' · ')}`;
}

function goneRows(collected: Collected, today: string): Gone[] {
  const { data, broken, files } = collected;
  if (broken.has('corrections') || broken.has('published')) return [];
  const file = files.get('data/corrections.json') ?? files.get('data/published.json');
  return [...(data.published ?? [])].flatMap(([id, values]): Gone[] => {
    const removal = removalOf(data, { row: id, values }, today);
    if (!file || !removal || data.rows.has(id) || broken.has(id)) return [];
    const { said } = removal;
    const line = correctionLine(data, removal);
    const message = `Readers were told ${show(said)}, and the row "${id}" is gone.\nIf it is a slip, or the row was renamed, put the id and the row back; if its whole file is gone, git status data names it and git restore brings it back. ${ADD_CORRECTION}\n${line}`;
    const inTable = `Readers were told ${showInTable(said)}, and the row “${id}” is gone.\nIf it is a slip, Undo brings it back; otherwise log its removal.`;
    return [{ id, problem: file.problem(['corrections'], { inFile: message, inTable }) }];
  });
}
