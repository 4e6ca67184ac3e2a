/** The check of `npm run dev`: whatever happens to the story's files, the server goes on and says it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { liveCheck } from '../../check/live-check.ts';
import { FROZEN } from '../frozen.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-'));
  cpSync(join(FROZEN, 'data'), join(folder, 'data'), { recursive: true });
  vi.stubEnv('STORY', join(folder, 'data'));
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What open pages are told after something was done to the files. */
function toldAfter(action: () => void): string {
  const watched = new Map<string, (file: string) => void>();
  const send = vi.fn();
  const server = {
    watcher: { add: () => undefined, on: (event: string, call: (file: string) => void) => watched.set(event, call) },
    ws: { send, on: () => undefined },
    middlewares: { use: () => undefined },
    environments: {},
  };
  const setUp: unknown = liveCheck().hooks['astro:server:setup'];
  if (typeof setUp !== 'function') throw new Error('The check does not watch');
  setUp({ server, logger: { warn: () => undefined } });
  action();
  watched.get('unlink')?.(join(folder, 'data/story.mdx'));
  vi.runAllTimers();
  return String(send.mock.lastCall?.[1].report);
}

test('a folder in the place of the story', () => {
  const told = toldAfter(() => {
    rmSync(join(folder, 'data/story.mdx'));
    mkdirSync(join(folder, 'data/story.mdx'));
  });
  expect(told).toContain('missing or empty');
});

test('files that cannot be read', () => {
  const told = toldAfter(() => {
    rmSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data'), '');
  });
  expect(told).toMatch(/^A file of the story cannot be read: [^\n]+$/);
});
