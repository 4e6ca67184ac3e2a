/** Serves the built site on this machine only, and prints its address; with `--build`, it is built before. */
import { npm } from './ready.mjs';
import { serveSite } from './serve.ts';

if (process.argv.includes('--build') && npm('run', '--silent', 'build').status !== 0) process.exit(1);
const { url } = await serveSite('dist', Number(process.env['PORT'] ?? 4321));
console.log(`\n  The story: ${url}\n  Stop with Ctrl+C.`);
