/** Pages of other sites, on an origin of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSite } from '../../../setup/serve.ts';

const FRONT = '<!doctype html><html lang="en"><head><title>Hosts</title><link rel="icon" href="data:,"></head></html>';

/** A folder with these pages, by file name, and a front page; `remove` deletes it. */
export function hostFolder(pages: Record<string, string>): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hosts-'));
  for (const [name, html] of Object.entries({ 'index.html': FRONT, ...pages })) writeFileSync(join(folder, name), html);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The same, served. */
export async function serveHosts(pages: Record<string, string>): Promise<{ url: string; close: () => void }> {
  const { folder, remove } = hostFolder(pages);
  const { url, close } = await serveSite(folder);
  return {
    url,
    close: () => {
      close();
      remove();
    },
  };
}
