import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Runs commands side by side. */
function together(...commands: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/setup/together.ts', ...commands], { encoding: 'utf8' });
}

test('commands that run side by side fail when one of them fails, whichever it is, and all of them are heard', () => {
  for (const commands of [
    ['echo first && exit 3', 'echo second'],
    ['echo first', 'echo second && exit 3'],
  ]) {
    const { status, stdout, stderr } = together(...commands);
    expect(status).toBe(3);
    for (const word of ['first', 'second']) expect(stdout).toContain(word);
    expect(stderr.match(/Failed: /g)).toHaveLength(1);
  }
  expect(together('echo first', 'echo second').status).toBe(0);
  expect(together('no-such-program-anywhere').status).not.toBe(0);
});
