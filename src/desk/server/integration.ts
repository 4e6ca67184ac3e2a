/** Adds the data desk to `npm run dev`, at `/desk/`. Nothing of it is part of a build. */
import svelte from '@astrojs/svelte';
import type { AstroIntegration } from 'astro';
import { deskService, type Drawing } from './service.ts';

export function dataDesk(): AstroIntegration {
  return {
    name: 'data-desk',
    hooks: {
      'astro:config:setup': async (setup) => {
        const { command, injectRoute, updateConfig } = setup;
        if (command !== 'dev') return;
        // Only the desk is made of Svelte: what readers fetch draws without it.
        await svelte().hooks['astro:config:setup']?.(setup);
        injectRoute({ pattern: '/desk', entrypoint: new URL('./desk-page.astro', import.meta.url) });
        updateConfig({
          vite: {
            // A build or a check beside it would bundle the packages anew, and the desk would wait for the old ones.
            cacheDir: 'node_modules/.vite-dev',
            // Found only when the page asks for them, they would make it load twice.
            optimizeDeps: { include: ['d3', 'jsonc-parser'] },
          },
        });
      },
      'astro:server:setup': ({ server, logger }) => {
        const loadDrawing = async (): Promise<Drawing> => {
          const { openDesk, answerDraft } = await server.ssrLoadModule('/src/desk/server/answer.ts');
          return { openDesk, answerDraft };
        };
        server.middlewares.use(deskService(process.cwd(), loadDrawing));
        logger.info('the data desk is at /desk/');
      },
    },
  };
}
