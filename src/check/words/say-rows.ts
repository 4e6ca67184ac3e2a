/** The sentences for rows, sources, figures and corrections that do not agree with one another. */
import { formatNumber } from '../../charts/format.ts';
import { named, show, type RecordsOf } from './show.ts';

const ADD = 'As an entry of the list in corrections.json, with the reason in place of the dots:';

type Told = string | number | null;

export const ROW_SENTENCES = {
  /** `line` is the correction to paste. */
  'changed-value': ({ said, says, line }: { said: Told; says: Told; line: string }) => {
    const change = says === null ? 'and it is gone' : `and this now says ${show(says)}`;
    return `Readers were told ${show(said)}, ${change}. A published value changes only with a correction that says why.\nIf it is a slip, put ${show(said)} back; if the change is right, log a correction.\n${ADD}\n${line}`;
  },
  'gone-row': ({ name, said, line }: { name: string; said: Told; line: string }) =>
    `Readers were told ${show(said)}, and the row "${name}" is gone.\nIf it is a slip, or the row was renamed, put the id and the row back, with Undo or git restore; otherwise log its removal, and the check names every place that still uses it.\n${ADD}\n${line}`,
  /** `told` is what it should say was said, `now` what it should say now; nothing was told of what is no claim of fact. */
  'correction-off': ({ told, now, ...of }: { row: string; column: string; told: Told | undefined; now: Told }) => {
    if (told === undefined)
      return `Readers have not been told a value of “${of.column}” in the row “${of.row}”, so there is nothing to correct.\nRemove the correction, or name the row and the column, by its short name, whose published value was wrong.`;
    return `Readers were told ${show(told)}, and the row says ${show(now)}; the correction does not lead from the first to the second.\nWrite the first under “said” and the second under “says”, or change the row, or remove the correction.`;
  },
  'braces-printed': () => 'This text is printed as it stands, with its braces.\nSay it in words, without a number.',
  'parts-off': ({ total, says, values }: { total: string; says: number; values: number[] }) => {
    const parts = values.reduce((all, value) => all + value, 0);
    return `The parts of "${total}" add up to ${parts}, but it says ${says}: ${Math.abs(parts - says)} too ${parts > says ? 'many' : 'few'} (${values.join(' + ')} = ${parts}).\nCorrect whichever of these rows was mistyped.`;
  },
  'leaked-primary': () =>
    'A leaked value cannot be "primary": nobody outside has read the document itself.\nChange it to "one-report" or "several-reports", or correct the status.',
  'needs-formula': () =>
    `The status says "derived", our arithmetic, which needs a formula that shows it.\nWrite one under “formula”, for example [row-a] - [row-b], or change the status.`,
  'needs-source': () =>
    `The list of sources is empty. Every row needs at least one source.\nName one by its id; a new source is first added to the sources.`,
  'value-and-formula': () =>
    'This row has a value and a formula, and only what the formula gives would be shown.\nKeep one of the two.',
  'formula-under-status': ({ status }: { status: unknown }) =>
    `The status says ${show(status)}, but the number is worked out by a formula, and no source says it.\nChange the status to "derived", or write the value that the source gives and remove the formula.`,
  'too-many-rows': ({ dataset, count, most }: { dataset: string; count: number; most: number }) =>
    `This chart draws a mark for each row, for up to ${formatNumber(most)} rows, and "${dataset}" has ${formatNumber(count)}.\nSum them up in a dataset of their own, by year for example, and draw that.`,
  'beyond-marks': ({ id, value, most }: { id: string; value: number; most: number }) =>
    `This chart draws numbers from zero, or one mark for each of up to ${formatNumber(most)} records, but "${id}" says ${value}.\nCheck the row, or choose another type of chart.`,
  'told-and-hidden': ({ rows }: { rows: string[] }) =>
    `The view picks out ${named(rows)}, or tells of it, and does not show it.\nTake it out of "hide", widen the "window", or leave it out of "highlight" and the alt text.`,
  'axis-untold': () =>
    'The axis of this chart is cut, and the alt text does not say so.\nWrite that it “does not start at zero”.',
  'outrun-axis': ({ later }: { later: string[] }) =>
    `The axis of this view is the last, and ends before ${named(later)}.\nLet the window end with the newest row, or give the row a view of its own.`,
  'window-turned': () => 'The window ends before it starts.\nPut the earlier date into "from".',
  'day-to-come': ({ date, today }: { date: string; today: string }) =>
    `This says ${show(date)}, a day that has not come yet (today is ${today}).\nCheck the year, or write the day on which it was.`,
  'out-of-order': ({ date, before }: { date: unknown; before: unknown }) =>
    `This says ${show(date)}, but the row before it says ${show(before)}. Rows stand in the order of time.\nCorrect the date, or move the row.`,
  'far-from-neighbours': (far: { value: number; times: number; isAbove: boolean; neighbours: string }) =>
    `This says ${formatNumber(far.value)}, about ${formatNumber(far.times)} times ${far.isAbove ? 'as much as' : 'less than'} beside it (${far.neighbours}). A digit too many or too few looks like this.\nCheck it against the source. If it is right, say why under “unusual” in the row.`,
  'unlike-period': ({ months, usual }: { months: number; usual: number }) =>
    `This period is of ${months} months, and most of the series are of ${usual}: to readers they look alike.\nTake a period of the same length, or say why not under “unusual” in the row.`,
  'label-of-other-year': ({ label, dates }: { label: string; dates: unknown[] }) =>
    `The label says ${show(label)}, but the date says ${dates.map(show).join(', ')}.\nCorrect whichever is wrong.`,
  'speaks-of-leak': ({ column, status }: { column: string; status: string }) =>
    `The column "${column}" speaks of a leak, but the status says "${status}", so readers would see a confirmed number.\nChange the status to "leaked", or reword the column if the number itself is not leaked.`,
  'primary-of-reports': () =>
    'The confidence says "primary", but every source is a report by others.\nChange it to "one-report" or "several-reports", or name the document itself.',
  'sign-told-otherwise': ({ each, told }: { each: number; told: string }) =>
    `One sign stands for ${formatNumber(each)}, and the title or subtitle gives {${told}} for it.\nName the fact that holds the number of the settings, or correct them.`,
  'source-calls': ({ status, calls }: { status: string; calls: string }) =>
    `The status says "${status}", but its source calls the number ${calls}.\nChange the status to "${calls}", or correct what the source says under "calls".`,
  'address-of-user': ({ user, host }: { user: string; host: string }) =>
    `The address has an @, so it leads to ${host}, and what stands before it (${user}) is a name to log in with.\nCopy the address again from the page itself.`,
  'address-of-sign': ({ sign }: { sign: string }) =>
    `The address has ${show(sign)} in it, which no address may hold.\nCopy it again from the browser, which writes such signs as %20 or %22.`,
  'address-of-scripts': ({ host }: { host: string }) =>
    `The host ${host} has letters of more than one script, some of which look like others.\nOpen the address and see that it is the publisher’s own.`,
  'read-before-published': ({ accessed, published }: { accessed: string; published: unknown }) =>
    `This says ${show(accessed)}, before the source was published (${show(published)}).\nCorrect whichever of the two days was mistyped.`,
  'edition-due': ({ title, due }: { title: string; due: string }) =>
    `The next edition of “${title}” was due by ${due}.\nRead it, change the rows that rest on it, and set "accessed" and the next "nextUpdate".`,
  'corrections-lost': ({ lines }: { lines: string[] }) =>
    `Corrections that readers have seen cannot be found here. What was corrected stays on the page for good.\nPut back, word for word, at its date:\n${lines.join('\n')}`,
  'no-reason': () =>
    'The reason is not written yet, and readers are owed one.\nSay in a sentence why the value was wrong.',
};

/** What does not agree. */
export type RowMistake = RecordsOf<typeof ROW_SENTENCES>;
