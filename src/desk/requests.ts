/** The page's requests to the development server, and what it answers. */
import type { answerDraft, openDesk } from './server/answer.ts';
import type { SaveAsked } from './sheet.ts';

export type DraftAnswer = ReturnType<typeof answerDraft>;

export function server(api: string) {
  return {
    open: () => request<ReturnType<typeof openDesk>>(`${api}/open/`),
    check: (changed: SaveAsked[], path: string) => request<DraftAnswer>(`${api}/draft/`, { changed, path }),
    /** Saves the text of a file, unless it is no longer what it was. */
    save: (file: SaveAsked) => request<object>(`${api}/save/`, file),
  };
}

async function request<T>(address: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, body && { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Error('The development server does not answer. Is `npm run dev` still running?');
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(answer.message ?? `The server answered ${response.status}.`);
}
