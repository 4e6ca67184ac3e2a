/**
 * Runs commands side by side, because each of them uses one core: `node src/setup/together.ts "first …" "second …"`.
 * What a command says is shown whole, once it has ended; one that fails makes all of it fail.
 */
import { spawn } from 'node:child_process';

/** The exit code of a command, whose words are printed in one piece. */
function run(command: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      if (code !== 0) console.error(`Failed: ${command}`);
      resolve(code ?? 1);
    });
  });
}

const codes = await Promise.all(process.argv.slice(2).map(run));
process.exitCode = Math.max(0, ...codes);
