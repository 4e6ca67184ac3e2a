/** Serves the built site on this machine only, and prints its address. */
import { serveSite } from './serve.ts';

const { url } = await serveSite('dist', Number(process.env['PORT'] ?? 4321));
console.log(`\n  The story: ${url}\n  Stop with Ctrl+C.`);
