/** The check while somebody edits: `npm run dev` says what is wrong over the page, in the words of `npm run data:check`. */
import type { ServerResponse } from 'node:http';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { checkedData } from './check-project.ts';
import { formatReport, isError } from './problems.ts';
import { readDataFiles, storyFolder } from '../data/read.ts';
import { checkNow, checkOrStop } from './check-or-stop.ts';

/** What every open page is told after a change. */
export interface CheckState {
  /** The words of the check; empty where nothing is wrong. */
  report: string;
  /** Whether a page can be drawn at all. */
  canDraw: boolean;
}

const OVERLAY = '/src/check/overlay.ts';
/** Long enough for an editor that writes several files at once. */
const SETTLE = 100;

/** Before a build, and while somebody edits, says what is wrong with the data and the story. */
export function liveCheck(): AstroIntegration {
  return {
    name: 'live-check',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev') injectScript('page', `import '${OVERLAY}';`);
        if (command === 'build') checkOrStop();
      },
      'astro:server:setup': ({ server, logger }) => {
        let state = check(logger);
        const tell = (isChanged: boolean): void => server.ws.send('data:check', { ...state, isChanged });
        onChange(server, (path) => {
          state = check(logger);
          if (path.endsWith('.json')) forgetModules(server);
          tell(true);
        });
        server.ws.on('data:ask', () => tell(false));
        server.middlewares.use((request, response, next) => {
          const { method, headers, url = '' } = request;
          const isPage = method === 'GET' && headers.accept?.includes('text/html') === true;
          if (state.canDraw || !isPage || /\/desk\/?(?:\?|$)/.test(url)) next();
          else refuse(response, state.report, server.config.base);
        });
      },
    },
  };
}

/** What is wrong now. Warnings are left to the command line: over a page only what stops a build is worth the room. */
function readState(): CheckState {
  let report = '';
  try {
    const errors = checkNow().filter(isError);
    report = errors.length > 0 ? formatReport(errors) : '';
    checkedData(readDataFiles());
    return { report, canDraw: true };
  } catch (error) {
    // A file that goes while it is read, or may not be read, must not end the server.
    const why = error instanceof Error ? error.message : String(error);
    return { report: report || `A file of the story cannot be read: ${why}`, canDraw: false };
  }
}

function check(logger: AstroIntegrationLogger): CheckState {
  const state = readState();
  if (state.report) logger.warn(`\n${state.report}`);
  return state;
}

/** Calls after every change of a data file or of the story, once for files that are written together. */
function onChange(server: ViteDevServer, action: (path: string) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (file: string): void => {
    const path = relative(storyFolder(), file).replaceAll('\\', '/');
    // The desk writes beside a file first, under a hidden name. Files that nothing reads are checked too.
    if (!/^(?:[^./][^/]*\/)*[^./][^/]*$/.test(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => action(path), SETTLE);
  };
  server.watcher.add(storyFolder());
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
}

/** The module that keeps the data once they are read. */
const READER = fileURLToPath(new URL('../data/load.ts', import.meta.url)).replaceAll('\\', '/');

/** The modules that hold data are loaded anew. No others: the desk may be drawing with them at this moment. */
function forgetModules(server: ViteDevServer): void {
  for (const { config, moduleGraph } of Object.values(server.environments)) {
    if (config.consumer !== 'server') continue;
    for (const module of moduleGraph.getModulesByFile(READER) ?? []) moduleGraph.invalidateModule(module);
  }
}

/** A page that cannot be drawn is replaced by the report, and by itself once the mistakes are mended. */
function refuse(response: ServerResponse, report: string, base: string): void {
  const safe = report.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(
    `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>A mistake in the data</title><pre hidden>${safe}</pre><script type="module" src="${base.replace(/\/$/, '')}${OVERLAY}"></script>`,
  );
}
