/** Programs that a test starts, and stops by their process id. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';

export { answers, freePort } from '../../servers.ts';

export interface Started {
  /** What the program first writes to its file descriptor 3. */
  firstWords: () => Promise<string>;
  stop: () => void;
}

/**
 * Starts a program as the head of its own group, so that the programs it starts end with it. Should the tests
 * themselves be ended without a word, the kernel ends the program; a browser then ends with its screen.
 */
export function startProgram(path: string, words: string[], variables: Record<string, string>): Started {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', path, ...words], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...variables },
  });
  let stopped = false;
  const stop = (): void => {
    process.off('exit', stop);
    if (stopped || child.pid === undefined) return;
    stopped = true;
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', stop);
  return {
    firstWords: async () => {
      const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${path} ended at once`)));
      const [words] = await Promise.race([once(child.stdio[3] as Readable, 'data'), ended]);
      return String(words).trim();
    },
    stop,
  };
}

/** Waits until something holds. */
export async function until(holds: () => Promise<boolean>, otherwise: string, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(otherwise);
    await setTimeout(20);
  }
}

/** Ends Firefox by its process id: asked to close, it takes five seconds. Puppeteer then removes its profile. */
export async function endFirefox(browser: Browser | undefined): Promise<void> {
  const program = browser?.process();
  if (!program || program.exitCode !== null) return;
  const ended = once(program, 'close');
  program.kill('SIGKILL');
  await ended;
}
