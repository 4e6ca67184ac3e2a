/** The page's requests to the development server, and what it answers. */
import type { answerDraft, openDesk } from './server/answer.ts';
import type { Saved } from './server/store.ts';
import type { StoredFile } from './sheet.ts';

export type { StepOffer } from './server/offers.ts';
export type DraftAnswer = ReturnType<typeof answerDraft>;

export function server(api: string) {
  return {
    open: () => request<ReturnType<typeof openDesk>>(`${api}/open/`),
    check: (changed: StoredFile[], path: string) => request<DraftAnswer>(`${api}/draft/`, { changed, path }),
    /** Saves the text of a file, unless the file is no longer the one with that hash. */
    save: ({ path, text, hash }: StoredFile) =>
      request<Exclude<Saved, { kind: 'refused' }>>(`${api}/save/`, { path, text, hash }),
  };
}

async function request<T>(address: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, body && { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Error('The development server does not answer. Is `npm run dev` still running?');
  });
  const answer = await response.json();
  // 409 is an answer: the file changed on disk.
  if (response.ok || response.status === 409) return answer;
  throw new Error(answer.message ?? `The server answered ${response.status}.`);
}
