/** The data desk in a browser, on a copy of the data, edited as an editor would. */
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findChromium } from '../installed.ts';
import { FROZEN } from '../frozen.ts';
import { startDev, type DevServer } from './dev-server.ts';
import { DESKTOP, PHONE } from './open.ts';

const COUNTS = 'data/datasets/pool-counts.json';
const original = (path: string): string => readFileSync(join(FROZEN, path), 'utf8');
const onDisk = (path: string): string => readFileSync(join(copy, path), 'utf8');

let server: DevServer;
let copy = '';
let browser: Browser;
let page: Page;
let url = '';
const errors: string[] = [];

beforeAll(async () => {
  server = await startDev();
  url = server.url.replace(/\/$/, '');
  copy = server.folder;
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  // A copy has no packages bundled yet, which takes its time on a crowded machine.
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server.close();
});

beforeEach(() => cpSync(join(FROZEN, 'data'), join(copy, 'data'), { recursive: true }));

/** Each test of a group starts on a table of its own, and must end without an error of the page. */
function onTheDesk(): void {
  beforeEach(async () => {
    page = await open(COUNTS);
  });
  afterEach(async () => {
    await page.context().close();
    expect(errors.splice(0)).toEqual([]);
  });
}

async function open(path: string, options = {}): Promise<Page> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ viewport: DESKTOP, permissions, ...options });
  const opened = await context.newPage();
  opened.on('pageerror', (error) => errors.push(error.message));
  opened.on('console', (message) => {
    // A refused save is an answer that the browser reports as well.
    if (message.type() === 'error' && !message.text().includes('409'))
      errors.push(`${message.text()} ${message.location().url}\n${server.log().slice(-600)}`);
  });
  await opened.goto(`${url}/desk/#${path}`);
  await settled(opened);
  return opened;
}

/** Waits until the server has answered for the draft as it is. */
async function settled(on: Page = page): Promise<void> {
  await on.locator('.live-story[aria-busy="false"] h2').first().waitFor();
}

function cell(row: number, field: string): Locator {
  return page.locator(`[data-row="${row}"][data-field="${field}"]`);
}

async function type(row: number, field: string, text: string): Promise<void> {
  await cell(row, field).fill(text);
  await settled();
}

async function paste(row: number, field: string, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await cell(row, field).focus();
  await page.keyboard.press('Control+V');
  await settled();
}

async function undo(): Promise<void> {
  await page.keyboard.press('Control+Z');
  await settled();
}

async function save(): Promise<void> {
  await page.getByRole('button', { name: /^Save( \d files)?$/ }).click();
}

/** Saves, answers what the desk asks before it saves a draft that is not in order, and gives back the question. */
async function saveAsked(answer: 'accept' | 'dismiss'): Promise<string> {
  const asked = page.waitForEvent('dialog');
  // The page waits for the answer, and the click with it.
  const pressed = save();
  const dialog = await asked;
  await dialog[answer]();
  await pressed;
  return dialog.message();
}

/** Saves although the check finds a mistake, such as a published value that changed without a correction. */
async function saveAnyway(): Promise<void> {
  await saveAsked('accept');
}

const story = (): Locator => page.getByRole('region', { name: 'The story under your draft' });
const status = (): Locator => page.locator('.desk__status');

describe('a number is changed', () => {
  onTheDesk();

  test('sentence, alt text and chart follow; saving changes its bytes only; undo restores the file', async () => {
    await type(1, 'value', '41,250');
    const changes = page.locator('.changes');
    const sentence = changes.locator('li', { hasText: 'Scene “counts”' }).first();
    await expect.poll(() => sentence.locator('del').innerText()).toBe('37,302');
    expect(await sentence.locator('ins').innerText()).toBe('41,250');
    expect(await changes.locator('li', { hasText: 'alt text' }).count()).toBeGreaterThan(0);
    const card = page.locator('.chart-card').first();
    expect(await card.locator('svg').nth(1).innerHTML()).toContain('41,250');
    expect(onDisk(COUNTS)).toBe(original(COUNTS));

    await saveAnyway();
    await expect.poll(() => status().innerText()).toContain('is saved');
    expect(onDisk(COUNTS)).toBe(original(COUNTS).replace('37302', '41250'));
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);

    await cell(1, 'value').focus();
    await undo();
    expect(await cell(1, 'value').inputValue()).toBe('37,302');
    await save();
    await expect.poll(() => onDisk(COUNTS)).toBe(original(COUNTS));
  });

  test('typing the old value back leaves nothing to save', async () => {
    await type(1, 'value', '41250');
    expect(await page.getByRole('button', { name: 'Save' }).isEnabled()).toBe(true);
    await type(1, 'value', '37302');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    expect(await page.locator('.changes li').count()).toBe(0);
  });

  test('a mistake is said below the row, counted at the top with a link to its cell, and asks before it is saved', async () => {
    await type(1, 'value', 'many');
    const about = page.locator('.about');
    await expect
      .poll(() => about.innerText())
      .toMatch(
        /^Mistake: This says "many", but it must be a whole number from 0 to 10,000,000,000, in digits alone\.\s+Write what/,
      );
    expect(await cell(1, 'value').getAttribute('aria-invalid')).toBe('true');
    expect(await cell(1, 'value').getAttribute('aria-describedby')).toBe(await about.getAttribute('id'));
    expect(await story().innerText()).toContain('A mistake keeps the draft from being drawn');
    await cell(0, 'note').focus();
    await page.getByRole('region', { name: 'Mistakes and warnings' }).getByRole('button').first().click();
    await expect.poll(() => cell(1, 'value').evaluate((element) => element === document.activeElement)).toBe(true);

    expect(await saveAsked('dismiss')).toMatch(/^Mistakes left: 1, listed above the table\. Until they are mended/);
    expect(onDisk(COUNTS)).toBe(original(COUNTS));
    await saveAnyway();
    await expect.poll(() => onDisk(COUNTS)).toBe(original(COUNTS).replace('37302', '"many"'));
  });

  test('text with markup stays text, in the table, beside it and in the file', async () => {
    const hostile = '<img src=x onerror="document.title=1"> & </textarea><script>document.title=2</script>';
    await type(1, 'label', hostile);
    await expect.poll(() => story().innerText()).toContain(hostile);
    expect(await cell(1, 'label').inputValue()).toBe(hostile);
    expect(await page.locator('img, .desk script').count()).toBe(0);
    expect(await page.title()).toBe('Data desk');
  });
});

describe('a new row that a sequence draws', () => {
  onTheDesk();
  const FIGURE = 'data/figures/pool-counts.json';
  const STORY = 'data/story.mdx';

  test('is given a view and a step, with texts to better; one undo takes all back, and a save writes three files', async () => {
    await page.getByRole('button', { name: 'Add a row at the end' }).click();
    await cell(2, 'value').focus();
    await paste(
      3,
      'id',
      'pool-2026-09\t2026-09\tSeptember 2026\t49,815\tAs published.\tpublished\tone-report\tlbc-2025-11-27',
    );
    const offer = page.getByRole('button', { name: /^Hide it in the earlier views and add a step .* to Four counts/ });
    await offer.click();
    await page.getByRole('heading', { name: 'Figure: Pool counts' }).waitFor();
    await expect.poll(() => cell(3, 'alt').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await cell(3, 'alt').inputValue()).toBe(
      'Picked out: {pool-2026-09} ({pool-2026-09.label}), published, one report.',
    );
    await settled();
    await undo();
    await expect.poll(() => page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(1);
    await page.getByRole('link', { name: /^Absconder counts/ }).click();
    await settled();
    await offer.click();
    await expect.poll(() => cell(3, 'alt').inputValue()).toContain('Picked out');
    await settled();

    const card = page.locator('.chart-card').first();
    expect(await card.locator('h4').allInnerTexts()).toEqual([
      '2016',
      '2020',
      '2025',
      '2026',
      'Not a trend',
      'All, with the gaps',
    ]);
    await card.getByRole('button', { name: /^Change the paragraph of .* 2026$/ }).click();
    await page.getByRole('heading', { name: 'Scenes and steps' }).waitFor();
    const paragraph = page.locator('[data-field="text"]:focus');
    await paragraph.fill('By one report: <Fact id="pool-2026-09" />.');
    await settled();
    await page.getByRole('button', { name: 'Save 3 files' }).click();
    await expect
      .poll(() => onDisk(STORY))
      .toContain(
        '<Step id="counts-2026" figure="pool-counts" view="2026">\n\nBy one report: <Fact id="pool-2026-09" />.\n\n</Step>',
      );
    await expect.poll(() => onDisk(FIGURE)).toContain('"highlight": ["pool-2026-09"]');
    await expect.poll(() => onDisk(COUNTS)).toContain('"value": 49815');
  });
});

describe('words that are no rows', () => {
  onTheDesk();

  test('the headline and the title of a scene are cells, and only their bytes change', async () => {
    await page.getByRole('link', { name: 'Headline and standfirst' }).click();
    await page.getByRole('heading', { name: 'Headline and standfirst' }).waitFor();
    expect(await page.getByRole('button', { name: /^(Add|Delete)/ }).count()).toBe(0);
    const before = await cell(0, 'headline').inputValue();
    await type(0, 'headline', 'Another heading');
    await page.getByRole('link', { name: 'Scenes and steps' }).click();
    await page.getByRole('heading', { name: 'Scenes and steps' }).waitFor();
    const title = await cell(0, 'title').inputValue();
    expect(await cell(0, 'text').count()).toBe(0);
    await type(0, 'title', 'Another title');
    await page.getByRole('button', { name: 'Save 2 files' }).click();
    await expect
      .poll(() => onDisk('data/story.json'))
      .toBe(original('data/story.json').replace(before, 'Another heading'));
    await expect
      .poll(() => onDisk('data/story.mdx'))
      .toBe(original('data/story.mdx').replace(`title="${title}"`, 'title="Another title"'));
  });
});

describe('the sources of a row', () => {
  onTheDesk();

  test('are chosen from a list by publisher and title', async () => {
    const sources = cell(2, 'sources');
    await sources.focus();
    expect(await sources.inputValue()).toMatch(/^lbc-2025-11-27; gb-news-2025-11-27;/);
    // Whole, so that what is pasted takes its place.
    expect(
      await sources.evaluate((area) => area instanceof HTMLTextAreaElement && area.selectionEnd === area.value.length),
    ).toBe(true);
    const choice = page.getByRole('combobox', { name: 'Row 3 (October 2025): Sources: add a source' });
    await choice.selectOption('bbc-2017-11-02');
    await cell(0, 'value').focus();
    await expect.poll(() => sources.inputValue()).toMatch(/; bbc-2017-11-02$/);
    await settled();
    await save();
    await expect.poll(() => JSON.parse(onDisk(COUNTS)).rows[2].sources).toContain('bbc-2017-11-02');
  });
});

describe('a published value is changed', () => {
  onTheDesk();
  const CORRECTIONS = 'data/corrections.json';

  test('the desk prepares the correction; with its reason written, both files are saved in order', async () => {
    await type(1, 'value', '41250');
    await page.getByRole('button', { name: /^Log a correction of row 2 .*, "People recorded"$/ }).click();
    await expect.poll(() => cell(0, 'why').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await cell(0, 'said').inputValue()).toBe('37,302');
    await page.keyboard.type('A slip in copying.');
    await settled();
    await expect.poll(() => page.locator('.messages').innerText()).toContain('No mistakes');
    await page.getByRole('button', { name: 'Save 2 files' }).click();
    await expect.poll(() => onDisk(CORRECTIONS)).toContain('"why": "A slip in copying."');
    const [line] = onDisk(CORRECTIONS)
      .split('\n')
      .filter((each) => each.includes('pool-2020-09'));
    expect(line).toMatch(
      /^ {4}\{"date": "\d{4}-\d{2}-\d{2}", "row": "pool-2020-09", "column": "value", "said": 37302, "says": 41250, "why": "A slip in copying\.", "figures": \[.*"pool-counts".*\]\}$/,
    );
    await expect.poll(() => onDisk(COUNTS)).toBe(original(COUNTS).replace('37302', '41250'));
  });
});

describe('a row that the story uses is deleted', () => {
  onTheDesk();
  const box = (): Locator => page.getByRole('region', { name: 'Mistakes and warnings' });

  test('the mistakes are listed, the story waits, and saving asks', async () => {
    await page.getByRole('button', { name: 'Delete Row 2' }).click();
    await expect.poll(() => box().getByRole('status').innerText()).toMatch(/^Mistakes: \d/);
    const words = await box().locator('li b').allInnerTexts();
    expect(words).toEqual(words.toSorted());
    expect(words[0]).toBe('Mistake');
    expect(await story().innerText()).toContain('A mistake keeps the draft from being drawn');
    expect(await saveAsked('dismiss')).toMatch(/^Mistakes left: \d/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => box().innerText()).toContain('No mistakes');
    expect(await story().innerText()).not.toContain('A mistake keeps');
  });

  test('a draft that could not be checked keeps no old verdict; saving asks, and checks once more', async () => {
    await page.route('**/desk/api/draft/', (route) => route.abort());
    await cell(1, 'value').fill('41250');
    await expect.poll(() => box().innerText()).toContain('The draft could not be checked');
    expect(await box().innerText()).not.toContain('No mistakes');
    expect(await saveAsked('dismiss')).toContain('The draft could not be checked');
    expect(errors.splice(0).every((error) => error.includes('ERR_FAILED'))).toBe(true);
    await page.unroute('**/desk/api/draft/');
    expect(await saveAsked('dismiss')).toContain('Mistakes left: 1');
    expect(onDisk(COUNTS)).toBe(original(COUNTS));
  });
});

describe('a page that is left', () => {
  onTheDesk();

  test('asks first while something is not saved', async () => {
    await type(1, 'value', '41250');
    const asked = page.waitForEvent('dialog');
    const gone = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await gone;
    await settled();
    expect(await cell(1, 'value').inputValue()).toBe('37,302');
  });
});

describe('habits of spreadsheets', () => {
  onTheDesk();

  test('words pasted over a choice are chosen, whatever their case', async () => {
    await paste(0, 'status', 'Leaked\nReleased');
    expect(await cell(0, 'status').inputValue()).toBe('leaked');
    expect(await cell(1, 'status').inputValue()).toBe('released');
  });

  test('a clipboard without text, such as a picture, changes nothing', async () => {
    await cell(1, 'value').focus();
    await cell(1, 'value').evaluate((area) =>
      area.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData: new DataTransfer() })),
    );
    await settled();
    expect(await cell(1, 'value').inputValue()).toBe('37,302');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  test('a picture in the clipboard leaves the cell as it is', async () => {
    await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 2 });
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    });
    await cell(1, 'value').focus();
    await page.keyboard.press('Control+V');
    await expect.poll(() => status().innerText()).toContain('The clipboard holds no text');
    expect(await cell(1, 'value').inputValue()).toBe('37,302');
  });

  test('status, confidence and sources are filled down over pasted rows, in one step', async () => {
    await paste(2, 'date', '2025-10\n2026-10\n2027-10');
    await page.getByRole('button', { name: 'Fill down from row 3' }).click();
    for (const row of [3, 4]) {
      expect(await cell(row, 'status').inputValue()).toBe('leaked');
      expect(await cell(row, 'sources').inputValue()).toBe(await cell(2, 'sources').inputValue());
    }
    expect(await page.getByRole('button', { name: /^Fill down/ }).count()).toBe(0);
    await undo();
    expect(await cell(4, 'status').inputValue()).toBe('');
  });

  test('a cell is marked whole: after a click, in a new row, below the last one, after undo', async () => {
    await page.getByRole('button', { name: 'Add a row at the end' }).click();
    await cell(3, 'id').click();
    await page.keyboard.type('pool-2026-09');
    expect(await cell(3, 'id').inputValue()).toBe('pool-2026-09');
    await cell(3, 'value').click();
    await page.keyboard.type('53300');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1');
    expect(await cell(3, 'value').inputValue()).toBe('1');
    await undo();
    await expect.poll(() => cell(3, 'value').inputValue()).toBe('');
    await page.keyboard.type('7');
    expect(await cell(3, 'value').inputValue()).toBe('7');
  });

  test('a second click goes into the text', async () => {
    await cell(0, 'label').click();
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    expect(await cell(0, 'label').inputValue()).toBe('end of 2016!');
    await cell(0, 'label').click({ position: { x: 2, y: 12 } });
    await page.keyboard.type('at ');
    expect(await cell(0, 'label').inputValue()).toBe('at end of 2016!');
  });

  test('Back leads to the table before, and the page never grows out of the window', async () => {
    await page.getByRole('link', { name: 'Offenders located' }).click();
    await page.getByRole('heading', { name: 'Offenders located' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Absconder counts', exact: true }).waitFor();
    await type(1, 'value', '41250');
    await expect.poll(() => page.locator('.changes li').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(
      0,
    );
  });
});

describe('a row that readers have seen is deleted', () => {
  onTheDesk();

  test('its removal is logged as a correction, with its reason', async () => {
    // A row that no text names, so that nothing else is left to mend.
    await page.getByRole('link', { name: 'How the list of offenders turns over' }).click();
    const index = await page
      .locator('[data-field="id"]')
      .evaluateAll((cells) =>
        cells.findIndex((each) => each instanceof HTMLTextAreaElement && each.value === 'flow-abs-2014-2016Q1-unfound'),
      );
    await page.getByRole('button', { name: `Delete Row ${index + 1} ` }).click();
    await settled();
    await page.getByRole('button', { name: /^Log a correction of .*flow-abs-2014-2016Q1-unfound/ }).click();
    await expect.poll(() => cell(0, 'why').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await cell(0, 'says').inputValue()).toBe('');
    await page.keyboard.type('The letter counts something else.');
    await settled();
    const box = page.getByRole('region', { name: 'Mistakes and warnings' });
    await expect.poll(() => box.innerText()).toContain('is gone since the correction');
    expect(await box.innerText()).not.toContain('Readers were told');
    expect(await page.locator('.about').count()).toBe(0);
  });
});

describe('undo past a save', () => {
  onTheDesk();

  test('takes back every file that the save wrote', async () => {
    await type(1, 'value', '41250');
    await page.getByRole('button', { name: /^Log a correction of row 2 .*, "People recorded"$/ }).click();
    await expect.poll(() => cell(0, 'why').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('A slip in copying.');
    await settled();
    await page.getByRole('button', { name: 'Save 2 files' }).click();
    await expect.poll(() => onDisk(COUNTS)).toBe(original(COUNTS).replace('37302', '41250'));
    await expect.poll(() => page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    for (let count = 0; count < 3; count++) await undo();
    await page.getByRole('button', { name: 'Save 2 files' }).click();
    await expect.poll(() => onDisk(COUNTS)).toBe(original(COUNTS));
    await expect.poll(() => onDisk('data/corrections.json')).toBe(original('data/corrections.json'));
  });

  test('what was said of a step goes with the next one', async () => {
    await type(1, 'note', 'A note.');
    await save();
    await expect.poll(() => status().innerText()).toContain('is saved');
    await type(1, 'note', 'Another note.');
    expect((await status().innerText()).trim()).toBe('');
  });
});

describe('a block is pasted', () => {
  onTheDesk();

  const ids = async (): Promise<string[]> =>
    page.locator('[data-field="id"]').evaluateAll((cells) => cells.map((each) => (each as HTMLTextAreaElement).value));

  test('five rows from a spreadsheet spread over cells and append rows; one undo takes all back', async () => {
    const rows = [
      '2016-12\tend of 2016\t55,974',
      '2020\t2020\t1.234',
      '2021\t2021\t1 235',
      '26/11/2022\tlater\t"1,236"',
      '2023\tlast\t7',
    ];
    await paste(0, 'date', `${rows.join('\r\n')}\r\n`);
    expect(await ids()).toHaveLength(5);
    expect(await cell(1, 'value').inputValue()).toBe('1,234');
    expect(await cell(3, 'date').inputValue()).toBe('2022-11-26');
    expect(await cell(4, 'label').inputValue()).toBe('last');
    expect(await status().innerText()).toContain('Pasted 5 rows of 3 cells');
    expect(await status().innerText()).toContain('“1.234” was taken as 1,234: counts are whole');
    expect(await cell(4, 'status').getAttribute('aria-invalid')).toBe('true');
    await undo();
    expect(await ids()).toEqual(['pool-2016-12', 'pool-2020-09', 'pool-2025-10']);
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  test('a block with a byte-order mark, decimal commas and a header finds its columns and rows', async () => {
    const block =
      '\ufeffPeople recorded\tid\tNote\r\n"41.250,0"\tpool-2020-09\t"one;\r\ntwo"\r\n12,5\tpool-new\t\r\n1.234\tpool-2016-12\tx\r\n';
    await paste(0, 'id', block);
    expect(await cell(1, 'value').inputValue()).toBe('41,250');
    expect(await cell(1, 'note').inputValue()).toBe('one;\ntwo');
    expect(await cell(0, 'value').inputValue()).toBe('1,234');
    expect(await ids()).toEqual(['pool-2016-12', 'pool-2020-09', 'pool-2025-10', 'pool-new']);
    expect(await cell(3, 'value').inputValue()).toBe('12.5');
    expect(await status().innerText()).toContain('columns found by the header row');
  });

  test('an appended row is saved as one line like its neighbours', async () => {
    await paste(
      2,
      'id',
      'pool-2025-10\t2025-10\npool-2026\t2026\tthis year\t60000\tA basis\treleased\tseveral-reports\tlbc-2025-11-27',
    );
    await type(3, 'note', 'A note.');
    await save();
    const line =
      '{"id": "pool-2026", "date": "2026", "label": "this year", "value": 60000, "basis": "A basis", "status": "released", "confidence": "several-reports", "sources": ["lbc-2025-11-27"], "note": "A note."}';
    await expect.poll(() => onDisk(COUNTS)).toContain(`,\n    ${line}\n  ]`);
  });
});

describe('a file that changed on disk underneath', () => {
  onTheDesk();

  const theirs = original(COUNTS).replace('55974', '55975');

  test('is not overwritten: cells of the other side are taken in, and one that both changed is asked about', async () => {
    await type(1, 'value', '41250');
    await type(1, 'note', 'Mine.');
    const asked = page.waitForEvent('dialog');
    writeFileSync(join(copy, COUNTS), theirs.replace('37302', '40000'));
    const dialog = await asked;
    expect(dialog.message()).toMatch(/^pool-2020-09, People recorded: .*\n\nOn disk: 40,000\nYours: 41,250\n/);
    await dialog.accept();
    await expect.poll(() => cell(0, 'value').inputValue()).toBe('55,975');
    expect(await cell(1, 'note').inputValue()).toBe('Mine.');
    expect(await cell(1, 'value').inputValue()).toBe('40,000');
    await settled();
    await saveAnyway();
    await expect.poll(() => onDisk(COUNTS)).toContain('"note": "Mine."');
    const rows = JSON.parse(onDisk(COUNTS)).rows.map(({ value }: { value: number }) => value);
    expect(rows).toEqual([55975, 40000, 53298]);
  });

  test('is merged when a save finds it, in which nothing is asked; one undo drops the draft', async () => {
    await page.route('**/desk/api/open/', (route) => route.abort());
    await type(1, 'value', '41250');
    const missed = page.waitForEvent('requestfailed');
    writeFileSync(join(copy, COUNTS), theirs);
    await missed;
    await page.unroute('**/desk/api/open/');
    await settled();
    await saveAnyway();
    await expect.poll(() => status().innerText()).toContain('its changes are now in your draft');
    expect(onDisk(COUNTS)).toBe(theirs);
    errors.splice(0);
    await settled();
    await saveAnyway();
    await expect.poll(() => onDisk(COUNTS)).toBe(theirs.replace('37302', '41250'));
    writeFileSync(join(copy, COUNTS), original(COUNTS));
    await expect.poll(() => cell(1, 'value').inputValue()).toBe('37,302');
    await type(1, 'value', '41250');
    writeFileSync(join(copy, COUNTS), theirs);
    await expect.poll(() => cell(0, 'value').inputValue()).toBe('55,975');
    await undo();
    await expect.poll(() => cell(1, 'value').inputValue()).toBe('37,302');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  test('is read-only: it is not replaced, and the desk says why', async () => {
    chmodSync(join(copy, COUNTS), 0o444);
    await type(1, 'note', 'A note.');
    await save();
    await expect.poll(() => status().innerText()).toContain('is read-only');
    expect(onDisk(COUNTS)).toBe(original(COUNTS));
    chmodSync(join(copy, COUNTS), 0o644);
    await save();
    await expect.poll(() => onDisk(COUNTS)).toContain('"note": "A note."');
    // A refused save is an answer that the browser reports as well.
    expect(errors.splice(0).every((error) => error.includes('403'))).toBe(true);
  });

  test('is shown at once where nothing was edited in it', async () => {
    writeFileSync(join(copy, COUNTS), original(COUNTS).replace('37302', '40000'));
    await expect.poll(() => cell(1, 'value').inputValue()).toBe('40,000');
    writeFileSync(join(copy, COUNTS), original(COUNTS));
    await expect.poll(() => cell(1, 'value').inputValue()).toBe('37,302');
  });

  test('is found where nobody was told of it, when the editor comes back to the desk', async () => {
    writeFileSync(join(copy, COUNTS), theirs);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(() => cell(0, 'value').inputValue()).toBe('55,975');
  });
});

describe('a file that is broken or gone on disk', () => {
  onTheDesk();

  test.each(['broken', 'gone'])(
    '%s: the desk says so, keeps the draft, and saves it once the file is back',
    async (state) => {
      await type(1, 'note', 'A note.');
      if (state === 'gone') rmSync(join(copy, COUNTS));
      else writeFileSync(join(copy, COUNTS), '{ "rows": [');
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await expect.poll(() => status().innerText()).toContain('is gone from disk or cannot be read');
      expect(await cell(1, 'note').inputValue()).toBe('A note.');
      writeFileSync(join(copy, COUNTS), original(COUNTS));
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await settled();
      await save();
      await expect.poll(() => onDisk(COUNTS)).toContain('"note": "A note."');
      expect(JSON.parse(onDisk(COUNTS)).rows).toHaveLength(3);
    },
  );

  test('so does the story, whose text would be read as an empty one', async () => {
    const story = 'data/story.mdx';
    await page.getByRole('link', { name: 'Scenes and steps' }).click();
    await page.getByRole('heading', { name: 'Scenes and steps' }).waitFor();
    const title = await cell(0, 'title').inputValue();
    await type(0, 'title', 'Another title');
    rmSync(join(copy, story));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(() => status().innerText()).toContain('is gone from disk');
    expect(await cell(0, 'title').inputValue()).toBe('Another title');
    writeFileSync(join(copy, story), original(story));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await settled();
    await save();
    await expect.poll(() => onDisk(story)).toBe(original(story).replace(`title="${title}"`, 'title="Another title"'));
  });
});

describe('strangers', () => {
  // It names what the file is: but for the refusal, it would be written.
  const was = original(COUNTS);
  const body = JSON.stringify({ path: COUNTS, text: '{}', was });

  /** A request as any program can make it, with every header at will. */
  function send(path: string, headers: Record<string, string>, text = body): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }

  test('a page of another site cannot save', async () => {
    // Another port is another origin, and on the same site: the hardest stranger to tell.
    const other = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<title>Other</title>'),
    );
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const foreign = await browser.newPage();
    await foreign.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    const outcome = await foreign.evaluate(
      async ([target, text]) => {
        const plain = await fetch(`${target}/desk/api/save/`, {
          method: 'POST',
          mode: 'no-cors',
          body: text ?? '',
        }).then(({ type: kind }) => kind);
        const json = await fetch(`${target}/desk/api/save/`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: text ?? '',
        }).then(
          ({ status: code }) => String(code),
          () => 'blocked',
        );
        return { plain, json };
      },
      [url, body],
    );
    other.close();
    await foreign.close();
    expect(outcome.plain).toBe('opaque');
    expect(outcome.json).toMatch(/^(403|blocked)$/);
    expect(onDisk(COUNTS)).toBe(original(COUNTS));
  });

  test.each([
    ['another origin', { 'content-type': 'application/json', origin: 'https://evil.example' }, 403],
    ['no origin', { 'content-type': 'application/json' }, 403],
    [
      'a browser that says cross-site',
      { 'content-type': 'application/json', origin: 'OWN', 'sec-fetch-site': 'cross-site' },
      403,
    ],
    [
      'a name that somebody points here',
      { 'content-type': 'application/json', host: 'evil.example', origin: 'http://evil.example' },
      403,
    ],
    ['a form', { 'content-type': 'text/plain', origin: 'OWN' }, 415],
  ])('%s', async (_, headers, expected) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === 'OWN' ? url : value]),
    );
    expect(await send('/desk/api/save/', own)).toBe(expected);
    expect(onDisk(COUNTS)).toBe(original(COUNTS));
  });

  test('only its own page gets through, and only to a data file', async () => {
    const own = { 'content-type': 'application/json', origin: url };
    expect(await send('/desk/api/save/', own, JSON.stringify({ path: 'package.json', text: '{}', was }))).toBe(403);
    expect(await send('/desk/api/save/', own, JSON.stringify({ path: COUNTS, text: '{}', was: 'old' }))).toBe(409);
    expect(await send('/desk/api/save/', own, 'no JSON')).toBe(400);
    expect(onDisk(COUNTS)).toBe(original(COUNTS));
    expect(await send('/desk/api/save/', own)).toBe(200);
    expect(onDisk(COUNTS)).toBe('{}');
  });

  test('the desk is not to be framed', async () => {
    expect((await fetch(`${url}/desk/`)).headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('for everyone', () => {
  onTheDesk();

  test.each([
    ['light', DESKTOP],
    ['dark', DESKTOP],
    ['light', PHONE],
  ] as const)('axe finds nothing in %s at %o', async (colorScheme, viewport) => {
    await page.context().close();
    page = await open(COUNTS, { colorScheme, viewport });
    await type(1, 'value', 'many');
    await type(0, 'value', '55975');
    await page.evaluate(axe.source);
    const result = await page.evaluate(() => Reflect.get(window, 'axe').run());
    expect(result.violations.map(({ id, nodes }: axe.Result) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('the first Tab leads to the table', async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go to the table');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(0, 'id').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('by keyboard alone: find a table, go to a cell, change it, add and delete rows, save', async () => {
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
    const tabTo = async (words: RegExp): Promise<void> => {
      for (let count = 0; count < 90; count++) {
        if (words.test((await focused()).trim())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never came to ${String(words)}`);
    };
    await tabTo(/^Absconder counts/);
    await page.keyboard.press('Enter');
    await tabTo(/^Row 1 .*: Id$/);
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    expect(await focused()).toBe('Row 2 (September 2020): People recorded');
    await page.keyboard.type('41');
    await page.keyboard.press('Control+Z');
    await expect.poll(() => cell(1, 'value').inputValue()).toBe('37,302');
    await expect.poll(focused).toMatch(/^Row 2 .*: People recorded$/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('41250');
    await page.keyboard.press('Enter');
    expect(await focused()).toMatch(/^Row 3 .*: People recorded$/);
    await tabTo(/^Add below row 3/);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toMatch(/^Row 4 .*: Id$/);
    await tabTo(/^Delete Row 4/);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toMatch(/^Row 3 .*: Id$/);
    await settled();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.keyboard.press('Control+S');
    await expect.poll(() => onDisk(COUNTS)).toBe(original(COUNTS).replace('37302', '41250'));
  });
});

describe('under a browser’s translation', () => {
  onTheDesk();

  /** Puts texts of its own in the place of the page’s, now and whenever others come, as browsers do; the words stay. */
  const translate = (on: Page): Promise<void> =>
    on.evaluate(() => {
      const translated = (node: Node): void => {
        const texts: Text[] = [];
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        for (let text = walker.nextNode(); text; text = walker.nextNode())
          if (text instanceof Text && text.data.trim() && !text.parentElement?.closest('font, textarea, option, svg'))
            texts.push(text);
        for (const text of texts) {
          const font = document.createElement('font');
          font.textContent = text.data;
          text.replaceWith(font);
        }
      };
      translated(document.body);
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) translated(node.parentNode ?? node);
      }).observe(document.body, { childList: true, subtree: true });
    });

  /** What an editor sees after one edit after the other. */
  async function seen(isTranslated: boolean): Promise<string[]> {
    const texts: string[] = [];
    const look = async (): Promise<void> => {
      await settled();
      texts.push(await page.locator('body').innerText());
    };
    if (isTranslated) await translate(page);
    for (const value of ['many', 'few', '[x]', '1.234', '41250', '41260', '37302']) {
      await type(1, 'value', value);
      await look();
    }
    await cell(1, 'status').selectOption('leaked');
    await look();
    await page.getByRole('button', { name: 'Add below row 1' }).click();
    await look();
    await page.getByRole('button', { name: 'Delete Row 4' }).click();
    await look();
    await page.getByRole('button', { name: 'Delete Row 2' }).click();
    await look();
    await saveAsked('dismiss');
    await look();
    await undo();
    await look();
    await page.getByRole('link', { name: 'Sources', exact: true }).click();
    await look();
    return texts;
  }

  test('all that it says goes on changing', async () => {
    const plain = await seen(false);
    await page.context().close();
    page = await open(COUNTS);
    expect(await seen(true)).toEqual(plain);
  });
});

test('nothing of the desk is in a build', async () => {
  const { readdirSync } = await import('node:fs');
  expect(existsSync('dist/index.html')).toBe(true);
  const files = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  expect(paths.filter((path) => /desk/i.test(path))).toEqual([]);
  const texts = paths
    .filter((path) => /\.(html|js|css|xml|json)$/.test(path))
    .map((path) => readFileSync(path, 'utf8'));
  expect(texts.filter((text) => /desk\/api|Data desk|jsonc-parser/.test(text))).toEqual([]);
});
