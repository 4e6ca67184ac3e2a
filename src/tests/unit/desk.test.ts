/** The desk's server: who may speak to it, what it writes, and how a key or a schema becomes a cell. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { sourceSchema } from '../../data/schema/schema.ts';
import { schemaFields, tableOf } from '../../desk/server/describe.ts';
import { filledDown, merge, newRow, proposeId } from '../../desk/draft/rows.ts';
import { admit, type Asked } from '../../desk/server/service.ts';
import { clearUnfinished, Refusal, saveFile, storedFiles } from '../../desk/server/store.ts';
import type { DraftRow, Table } from '../../desk/sheet.ts';
import { frozenData as data, frozenFiles } from '../frozen.ts';

describe('who may speak to the desk', () => {
  const HEADERS = {
    host: 'localhost:4321',
    origin: 'http://localhost:4321',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  };

  function asked(
    headers: Record<string, string | undefined> = {},
    { from = '127.0.0.1', method = 'POST' }: { from?: string; method?: string } = {},
  ): Asked {
    return { method, socket: { remoteAddress: from }, headers: { ...HEADERS, ...headers } };
  }

  /** The status of a refusal; nothing for a request that is answered. */
  function refused(request: Asked, isData = true): number | undefined {
    try {
      admit(request, isData);
      return undefined;
    } catch (error) {
      expect(error).toMatchObject({ message: expect.stringMatching(/\.$/) });
      return error instanceof Refusal ? error.status : 500;
    }
  }

  test('its own page may, under every name of this machine', () => {
    expect(refused(asked())).toBeUndefined();
    for (const host of ['127.0.0.1:4321', '[::1]:4321', 'localhost', 'LOCALHOST:80'])
      expect(refused(asked({ host, origin: `http://${host}` }))).toBeUndefined();
    for (const from of ['::1', '::ffff:127.0.0.1', '127.8.9.1']) expect(refused(asked({}, { from }))).toBeUndefined();
    expect(refused(asked({ 'sec-fetch-site': undefined }))).toBeUndefined();
    expect(refused(asked({ 'content-type': 'application/json; charset=utf-8' }))).toBeUndefined();
    expect(refused(asked({ origin: undefined }, { method: 'GET' }))).toBeUndefined();
  });

  test.each([
    ['another machine', asked({}, { from: '192.168.1.20' }), 403],
    ['another machine that is called loopback', asked({}, { from: '::ffff:10.0.0.1' }), 403],
    ['a connection without an address', asked({}, { from: '' }), 403],
    ['a name that somebody points here', asked({ host: 'evil.example:4321', origin: 'http://evil.example:4321' }), 403],
    ['a name that starts like ours', asked({ host: 'localhost.evil.example' }), 403],
    ['a name that ends like ours', asked({ host: 'evil-localhost' }), 403],
    ['no name', asked({ host: undefined }), 403],
    ['another site', asked({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }), 403],
    ['another site, by its origin alone', asked({ origin: 'https://evil.example', 'sec-fetch-site': undefined }), 403],
    ['another site, by the browser’s word alone', asked({ 'sec-fetch-site': 'cross-site' }), 403],
    ['another port of this machine', asked({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }), 403],
    ['a frame without an origin', asked({ origin: 'null' }), 403],
    ['a link that was followed', asked({ origin: undefined, 'sec-fetch-site': 'none' }, { method: 'GET' }), 403],
    ['a page that does not say where it is', asked({ origin: undefined }), 403],
    ['a form', asked({ 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['text that another site may send', asked({ 'content-type': 'text/plain' }), 415],
    ['no type', asked({ 'content-type': undefined }), 415],
    ['another method without an origin', asked({ origin: undefined }, { method: 'PUT' }), 403],
  ])('%s is refused', (_, request, status) => {
    expect(refused(request)).toBe(status);
  });

  test('the page itself may be followed to, but only here', () => {
    expect(refused(asked({ origin: undefined, 'sec-fetch-site': 'none' }), false)).toBeUndefined();
    expect(refused(asked({ host: 'evil.example' }), false)).toBe(403);
    expect(refused(asked({}, { from: '10.0.0.2' }), false)).toBe(403);
  });
});

describe('saving', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const root = join(folder, 'project');
  const path = 'data/datasets/a.json';
  const outside = join(folder, 'outside.json');
  const refusal = (status: number, says = '') =>
    expect.objectContaining({ status, message: expect.stringContaining(says) });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(join(root, 'data/datasets'), { recursive: true });
    mkdirSync(join(root, 'data/figures'));
    writeFileSync(join(root, path), 'old');
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(outside, 'outside');
  });

  test('replaces the file, keeps its mode, and leaves nothing beside it', () => {
    chmodSync(join(root, path), 0o640);
    const saved = saveFile(root, { path, text: 'new', was: 'old' });
    expect(saved).toEqual({ path, text: 'new' });
    expect(readFileSync(join(root, path), 'utf8')).toBe('new');
    expect(statSync(join(root, path)).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(root, 'data/datasets'))).toEqual(['a.json']);
    expect(storedFiles(root)).toEqual([{ path, text: 'new' }]);
  });

  test('a file that changed underneath is not touched', () => {
    const save = (): unknown => saveFile(root, { path, text: 'new', was: 'older' });
    expect(save).toThrow(refusal(409, 'changed on disk'));
    expect(readFileSync(join(root, path), 'utf8')).toBe('old');
  });

  test('a file that is read-only is not replaced, and says why', () => {
    chmodSync(join(root, path), 0o444);
    const save = (): unknown => saveFile(root, { path, text: 'new', was: 'old' });
    expect(save).toThrow(refusal(403, 'is read-only'));
    expect(readFileSync(join(root, path), 'utf8')).toBe('old');
  });

  test('a file that is not UTF-8 keeps its bytes, and says why', () => {
    const bytes = Buffer.from('caf\xe9 \xa33', 'latin1');
    writeFileSync(join(root, path), bytes);
    const [{ text: was } = { text: '' }] = storedFiles(root);
    expect(() => saveFile(root, { path, text: `${was}!`, was })).toThrow(refusal(403, 'not plain UTF-8'));
    expect(readFileSync(join(root, path))).toEqual(bytes);
  });

  test('a folder in the place of the story is no file, and the others are saved', () => {
    mkdirSync(join(root, 'data/story.mdx'));
    expect(() => saveFile(root, { path: 'data/story.mdx', text: 'new', was: '' })).toThrow(refusal(403));
    expect(saveFile(root, { path, text: 'new', was: 'old' })).toEqual({ path, text: 'new' });
  });

  test('what a save that was ended midway has left goes with the next one, and is not followed out of data/', () => {
    symlinkSync(outside, join(root, 'data/datasets/.a.json.tmp'));
    saveFile(root, { path, text: 'new', was: 'old' });
    expect(readdirSync(join(root, 'data/datasets'))).toEqual(['a.json']);
    expect(readFileSync(outside, 'utf8')).toBe('outside');
  });

  test('it goes with the next start, too, and nothing else does', () => {
    for (const name of ['.a.json.tmp', '.notes.tmp']) writeFileSync(join(root, 'data/datasets', name), '{"ha');
    writeFileSync(join(root, 'data/.story.mdx.tmp'), 'ha');
    writeFileSync(join(root, 'data/story.mdx'), 'whole');
    clearUnfinished(root);
    expect(readdirSync(join(root, 'data/datasets'))).toEqual(['.notes.tmp', 'a.json']);
    expect(readdirSync(join(root, 'data'))).toEqual(['datasets', 'figures', 'story.mdx']);
  });

  test.each([
    'package.json',
    'data/../package.json',
    '../outside.json',
    'data/datasets/../../package.json',
    'data/datasets/b.json',
    'data//datasets/a.json',
    './data/datasets/a.json',
    'data\\datasets\\a.json',
    '/etc/passwd',
    '',
  ])('%j is no data file', (wrong) => {
    expect(() => saveFile(root, { path: wrong, text: 'new', was: '{}' })).toThrow(refusal(403));
    expect(readFileSync(join(root, 'package.json'), 'utf8')).toBe('{}');
    expect(readFileSync(join(root, path), 'utf8')).toBe('old');
  });

  test('links that lead out of data/ are not followed', () => {
    symlinkSync(outside, join(root, 'data/datasets/link.json'));
    const save = (linked: string, text: string) => (): unknown =>
      saveFile(root, { path: linked, text: 'new', was: text });
    expect(save('data/datasets/link.json', 'outside')).toThrow(refusal(403));
    rmSync(join(root, 'data/figures'), { recursive: true });
    symlinkSync(folder, join(root, 'data/figures'));
    expect(save('data/figures/outside.json', 'outside')).toThrow(refusal(403));
    expect(readFileSync(outside, 'utf8')).toBe('outside');
  });
});

describe('tables', () => {
  function frozenTable(path: string): Table {
    const table = frozenFiles.filter((file) => file.path === path).map(tableOf)[0];
    if (!table) throw new Error(`${path} is no table`);
    return table;
  }

  test('a dataset has its columns between the id and what every row says, which has help', () => {
    const dataset = data.datasets.get('pool-counts')?.value;
    if (!dataset) throw new Error('pool-counts is missing');
    const { fields } = frozenTable('data/datasets/pool-counts.json');
    expect(fields.slice(0, 8).map(({ title }) => title)).toEqual([
      'Id',
      'Date',
      'Date in words',
      'People recorded',
      'What it counts',
      'Status',
      'Confidence',
      'Sources',
    ]);
    expect(fields.find(({ name }) => name === 'status')).toMatchObject({
      kind: 'choice',
      choices: ['published', 'released', 'leaked', 'derived'],
      help: expect.stringContaining('How the value became public'),
    });
    for (const row of dataset.rows)
      expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(row)));
  });

  test('sources: an address may be null, a note may be left out', () => {
    const fields = new Map(schemaFields(sourceSchema).map((field) => [field.name, field]));
    expect(fields.get('url')).toMatchObject({ kind: 'text', empty: 'null', optional: true });
    expect(fields.get('note')).toMatchObject({ kind: 'text', empty: 'left-out', optional: true });
    expect(fields.get('title')).toMatchObject({ empty: 'left-out', optional: false });
    expect(fields.get('accessed')?.kind).toBe('date');
    expect(fields.get('read')?.choices).toEqual(['document', 'copy', 'report']);
  });

  test('a new row has a free id and never a status', () => {
    const dataset = data.datasets.get('pool-counts')?.value;
    if (!dataset) throw new Error('pool-counts is missing');
    const table = frozenTable('data/datasets/pool-counts.json');
    const rows: DraftRow[] = dataset.rows.map((row, from) => ({ from, values: { id: row.id } }));
    const first = newRow(rows, table);
    expect(first).toEqual({ from: null, values: { id: 'pool-4', sources: [] } });
    expect(newRow([...rows, first], table)).toMatchObject({ values: { id: 'pool-5' } });
  });

  test('filling down gives the rows below what they lack of status, confidence and sources, up to one that has its own', () => {
    const table = frozenTable('data/datasets/pool-counts.json');
    const says = { status: 'released', confidence: 'primary', sources: ['a'] };
    const row = (values: DraftRow['values']): DraftRow => ({ from: null, values });
    const rows = [row(says), row({ sources: [] }), row({ status: 'leaked' }), row({})];
    const filled = filledDown(rows, table, 0).map(({ values }) => values);
    expect(filled).toEqual([
      says,
      says,
      { status: 'leaked', confidence: 'primary', sources: ['a'] },
      { confidence: 'primary', sources: ['a'] },
    ]);
    // Where there is nothing to fill it is the same list, and no button is offered.
    const full = [row(says), row(says)];
    expect(filledDown(full, table, 0)).toBe(full);
    expect(filledDown(rows, table, 3)).toBe(rows);
  });

  test.each([
    [['ret-vol-2010', 'ret-vol-2011'], 'ret-3'],
    [['a-1', 'b-1'], 'a-3'],
    [['pool-2', 'pool-3'], 'pool-4'],
    [['pool-3', 'pool-4'], 'pool-5'],
    [[], 'row-1'],
  ])('the id after %j is %s', (ids, id) => {
    expect(proposeId(ids)).toBe(id);
  });

  test('corrections: what it said may be a number or a word, the figures are a list', () => {
    const { fields } = frozenTable('data/corrections.json');
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['date', 'date'],
      ['row', 'text'],
      ['column', 'text'],
      ['said', 'number'],
      ['says', 'number'],
      ['why', 'text'],
      ['figures', 'list'],
    ]);
  });
});

describe('a file that changed on disk under a draft', () => {
  const table = { path: '', list: 'rows', title: '', fields: schemaFields(sourceSchema) };
  const row = (id: string, title: string, note = 'n'): DraftRow => ({ from: null, values: { id, title, note } });
  const base = [row('a', 'A'), row('b', 'B'), row('c', 'C')].map((each, from) => ({ ...each, from }));
  const [a, b, c] = base as [DraftRow, DraftRow, DraftRow];
  /** As it is read from disk. */
  const read = (rows: DraftRow[]): DraftRow[] => rows.map((each, from) => ({ ...each, from }));
  const withTitle = (of: DraftRow, title: string): DraftRow => ({ ...of, values: { ...of.values, title } });
  const withNote = (of: DraftRow, note: string): DraftRow => ({ ...of, values: { ...of.values, note } });
  /** Merges, and tells what was asked: the row, what is on disk and what the draft has. */
  function merged(mine: DraftRow[], theirs: DraftRow[], takesTheirs = false) {
    const asked: unknown[] = [];
    const made = merge(table, { base, mine, theirs }, (name, { name: field }, disk, draft) => {
      asked.push([name, field, disk, draft]);
      return takesTheirs;
    });
    return { rows: made, asked };
  }
  const values = (rows: DraftRow[]) =>
    rows.map((each) => [each.values['id'], each.values['title'], each.values['note']]);

  test('cells that one side changed are taken, of one row too, and rows that one side added or deleted', () => {
    const added: DraftRow = { from: null, values: { id: 'mine', title: 'M', note: 'm' } };
    const mine = [withTitle(a, 'A2'), added, c];
    const theirs = read([row('new', 'N'), withNote(a, 'other'), b, withTitle(c, 'C2')]);
    const made = merged(mine, theirs);
    expect(values(made.rows)).toEqual([
      ['new', 'N', 'n'],
      ['a', 'A2', 'other'],
      ['mine', 'M', 'm'],
      ['c', 'C2', 'n'],
    ]);
    expect(made.asked).toEqual([]);
    expect(made.rows.map(({ from }) => from)).toEqual([0, 1, null, 3]);
  });

  test('a cell that both changed is asked about, with both values; the same change of both is none', () => {
    const made = merged(
      [withTitle(a, 'mine'), withTitle(b, 'same'), c],
      read([withTitle(a, 'theirs'), withTitle(b, 'same'), c]),
    );
    expect(made.asked).toEqual([['a', 'title', 'theirs', 'mine']]);
    expect(values(made.rows)[0]).toEqual(['a', 'mine', 'n']);
  });

  test('a row that one side deleted and the other changed stays', () => {
    const made = merged([withTitle(a, 'mine'), c], read([withNote(b, 'theirs'), c]));
    expect(values(made.rows).map(([id]) => id)).toEqual(['a', 'b', 'c']);
    expect(made.asked).toEqual([]);
  });

  test('rows of one id, which is a mistake to be mended, are both kept', () => {
    const made = merged([...base, row('a', 'mine')], read([withNote(a, 'theirs'), b, c]));
    expect(values(made.rows)).toEqual([
      ['a', 'A', 'theirs'],
      ['b', 'B', 'n'],
      ['c', 'C', 'n'],
      ['a', 'mine', 'n'],
    ]);
  });

  test('a row that the draft gave another name is the same row, and stands once', () => {
    const renamed = { ...a, values: { ...a.values, id: 'z' } };
    const made = merged([renamed, b, c], read([withNote(a, 'theirs'), b, c]));
    expect(values(made.rows)).toEqual([
      ['z', 'A', 'theirs'],
      ['b', 'B', 'n'],
      ['c', 'C', 'n'],
    ]);
  });

  test('a row that both added under one id is one row, and asked about where they differ', () => {
    const mine: DraftRow = { from: null, values: { id: 'd', title: 'mine', note: 'n' } };
    const made = merged([...base, mine], read([...base, row('d', 'theirs')]));
    expect(values(made.rows)).toHaveLength(4);
    expect(made.asked).toEqual([['d', 'title', 'theirs', 'mine']]);
    expect(values(merged([...base, mine], read([...base, row('d', 'theirs')]), true).rows)[3]).toEqual([
      'd',
      'theirs',
      'n',
    ]);
  });
});
