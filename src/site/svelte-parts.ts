/** Lets Astro read Svelte. In a build only scripts use it; pages' own renderer would add 2 kB to what readers fetch. */
import astroSvelte from '@astrojs/svelte';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { AstroIntegration } from 'astro';

export function svelteParts(): AstroIntegration {
  return {
    name: 'svelte-parts',
    hooks: {
      'astro:config:setup': async (setup) => {
        // While pages are served one by one, the renderer keeps Svelte's server part from being bundled anew.
        if (setup.command === 'dev') await astroSvelte().hooks['astro:config:setup']?.(setup);
        else setup.updateConfig({ vite: { plugins: [svelte()] } });
      },
    },
  };
}
