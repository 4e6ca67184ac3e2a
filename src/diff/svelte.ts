/** Lets plain Node read the one Svelte component, so that commands draw charts with the code that draws the page. */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.svelte')) return next(url, context);
    const filename = fileURLToPath(url);
    // Loaded when it is needed: it takes half a second.
    const { compile }: typeof import('svelte/compiler') = require('svelte/compiler');
    const { js } = compile(readFileSync(filename, 'utf8'), { generate: 'server', filename });
    return { format: 'module', source: js.code, shortCircuit: true };
  },
});
