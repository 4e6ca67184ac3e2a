/** Wordings of `rules.json` as patterns, and where they stand in a text. */
import { formatNumber } from '../../charts/format.ts';
import type { Data } from '../../data/data.ts';
import { cellValue, findFact } from '../../data/facts.ts';
import type { Rules } from '../../data/schema/schema-rules.ts';

/** A wording that the story keeps out. */
export interface Ban {
  wrong: RegExp;
  /** Phrases that hold the words and may stand. */
  except: RegExp | undefined;
  /** What makes it right in the same sentence. */
  unless: RegExp | undefined;
  mayBeQuoted: boolean;
  /** The scenes, figures and tables that may say it. */
  in: string[];
  rule: { why?: string; instead: string };
}

/** Between the words of a claim and those that complete it, in one sentence. */
const GAP = '[^.]{0,60}';

/** What of the rules can be looked for in a text; a rule whose row is not there has nothing to look for. */
export function bansOf(data: Data, { avoid, never }: Pick<Rules, 'avoid' | 'never'>): Ban[] {
  return [
    ...avoid.map((rule) => ({
      wrong: anyOf(rule.words),
      except: rule.except && anyOf(rule.except),
      unless: undefined,
      mayBeQuoted: true,
      in: [],
      rule,
    })),
    ...never.flatMap((rule) => {
      const words = rule.words ?? sumOf(data, rule.sum ?? []);
      const known = words.flatMap((each) => filled(data, each) ?? []);
      if (known.length === 0) return [];
      const { source } = anyOf(known);
      return {
        wrong: rule.then ? new RegExp(`${source}${GAP}${anyOf(rule.then).source}`, 'gi') : anyOf(known),
        except: undefined,
        unless: rule.unless && anyOf(rule.unless),
        mayBeQuoted: rule.quoted ?? false,
        in: rule.in ?? [],
        rule,
      };
    }),
  ];
}

/** Every place of a text where one of them stands. */
export function findBanned(bans: Ban[], text: string): { index: number; found: string; ban: Ban }[] {
  const all = bans.flatMap((ban) => {
    const rest = ban.except ? text.replace(ban.except, blank) : text;
    return [...rest.matchAll(ban.wrong)].map(({ 0: found, index }) => ({ index, found, ban }));
  });
  return all.sort((a, b) => a.index - b.index);
}

/** Any of these words or numbers, in capitals or not. */
export function anyOf(words: string[]): RegExp {
  return new RegExp(`(?:${words.map(patternOf).join('|')})`, 'gi');
}

/** As many spaces: what is left out of a search must not move what follows. */
export function blank(found: string): string {
  return ' '.repeat(found.length);
}

/** A number with a comma, a point, a space or nothing between its thousands; words with a space or a hyphen between them. */
function patternOf(words: string): string {
  if (/^\d[\d,]*$/.test(words)) return `(?<![\\d,.])${words.replaceAll(',', '[,.\\s]?')}(?!\\d|,\\d)`;
  const plain = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
  return `(?<!\\w)${plain}(?!\\w)`;
}

function filled(data: Data, words: string): string | undefined {
  const facts = [...words.matchAll(/\{([^{}]*)\}/g)].map(([all, id = '']) => [all, findFact(data, id)?.text] as const);
  if (facts.some(([, text]) => text === undefined)) return undefined;
  return facts.reduce((rest, [all, text = '']) => rest.replace(all, text), words);
}

function sumOf(data: Data, rows: string[]): string[] {
  if (rows.some((id) => findFact(data, id)?.kind !== 'number')) return [];
  return [formatNumber(rows.reduce((sum, id) => sum + cellValue(data, id), 0))];
}
