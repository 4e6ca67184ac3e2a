/** Numbers with their separators, as spreadsheets and people write them: 37,302 and 37.302,5 and 37 302. */

interface DigitsReading {
  value: number;
  /** What was taken, where the text may mean another number as well. */
  said?: string;
}

const SPACES = /[ \u00a0\u2007\u2008\u2009\u202f'’]/;
const GROUPED_BY_SPACE = new RegExp(`^\\d{1,3}(${SPACES.source}\\d{3})+(?=$|[.,])`);

/** Digits without the spaces between groups of three; spaces anywhere else stay, because they part numbers. */
export function ungrouped(text: string): string {
  return GROUPED_BY_SPACE.test(text) ? text.replace(new RegExp(SPACES, 'g'), '') : text;
}

/** A number without sign or spaces, which is `whole` in columns of counts; undefined where its marks stand as in no number. */
export function readDigits(text: string, whole: boolean): DigitsReading | undefined {
  if (/^\d+$/.test(text)) return { value: Number(text) };
  const [, separators = ''] = /^\d+((?:[.,]\d+)+)$/.exec(text) ?? [];
  const marks = separators.replace(/\d/g, '');
  const last = marks.at(-1);
  if (!last) return undefined;
  if (marks.includes('.') && marks.includes(',')) {
    // With both, the last one is the decimal mark: 1,234.5 and 1.234,5.
    const other = last === '.' ? ',' : '.';
    const [before = '', after = ''] = split(text, text.lastIndexOf(last));
    return isGrouped(before, other) ? { value: Number(`${before.replaceAll(other, '')}.${after}`) } : undefined;
  }
  const grouped = isGrouped(text, last);
  const asThousands = Number(text.replaceAll(last, ''));
  if (marks.length > 1) return grouped ? { value: asThousands } : undefined;
  const asDecimal = Number(text.replace(',', '.'));
  if (!grouped) return { value: asDecimal };
  if (last === ',') return { value: asThousands };
  return whole
    ? { value: asThousands, said: 'counts are whole, so the full stop was read as a mark of thousands' }
    : { value: asDecimal, said: 'the full stop was read as a decimal point' };
}

/** "1,234,567" and "1,234", but not "0,123" or "12,34". */
function isGrouped(text: string, mark: string): boolean {
  const [first = '', ...groups] = text.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}

function split(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}
