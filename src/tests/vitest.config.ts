import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Both cores of a small machine: left to itself, Vitest keeps one of two for its own use. */
const maxWorkers = '100%';

/** Embeds and pictures read style sheets as text, which Vitest would empty. */
const css = true;

/** Three kinds of tests: pure functions, the built HTML, and real browsers on the served build. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['src/tests/unit/**/*.test.ts'], testTimeout: 20_000, maxWorkers, css },
      },
      {
        test: { name: 'site', include: ['src/tests/site/**/*.test.ts'], testTimeout: 60_000, maxWorkers, css },
      },
      {
        test: {
          name: 'browser',
          include: ['src/tests/browser/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          maxWorkers,
          css,
          // What a browser does in time on a quiet machine takes longer than Vitest's one second on a crowded one.
          expect: { poll: { timeout: 15_000, interval: 50 } },
          // A browser on a crowded machine may miss an event; a fault of ours fails each time.
          retry: 2,
        },
      },
    ],
  },
});
