/** Adds the data desk to `npm run dev`, at `/desk/`. Nothing of it is part of a build. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { deskService, type Drawing } from './service.ts';

export function dataDesk(): AstroIntegration {
  let root = process.cwd();
  return {
    name: 'data-desk',
    hooks: {
      'astro:config:setup': ({ command, config, injectRoute }) => {
        if (command !== 'dev') return;
        root = fileURLToPath(config.root);
        injectRoute({ pattern: '/desk', entrypoint: new URL('./desk.astro', import.meta.url) });
      },
      'astro:server:setup': ({ server, logger }) => {
        const loadDrawing = async (): Promise<Drawing> => {
          const { openDesk, answerDraft } = await server.ssrLoadModule('/src/editor/desk/draft.ts');
          return { openDesk, answerDraft };
        };
        server.middlewares.use(deskService(root, loadDrawing));
        logger.info('the data desk is at /desk/');
      },
    },
  };
}
