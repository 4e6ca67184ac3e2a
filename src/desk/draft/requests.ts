/** The desk's requests to the development server. */
import type { DraftAnswer, DraftAsked, Opened, SaveAnswer } from '../messages.ts';
import type { StoredFile } from '../server/store.ts';

export async function openFiles(api: string): Promise<Opened> {
  return request<Opened>(`${api}/open/`);
}

export async function askDraft(api: string, asked: DraftAsked): Promise<DraftAnswer> {
  return request<DraftAnswer>(`${api}/draft/`, asked);
}

/** Saves the text of a file, unless the file is no longer the one with that hash. */
export async function saveText(api: string, { path, text, hash }: StoredFile): Promise<SaveAnswer> {
  return request<SaveAnswer>(`${api}/save/`, { path, text, hash });
}

async function request<T>(address: string, body?: object): Promise<T> {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(address, options).catch(() => {
    throw new Error('The development server does not answer. Is `npm run dev` still running?');
  });
  const answer = await response.json();
  // 409 is an answer: the file changed on disk.
  if (!response.ok && response.status !== 409)
    throw new Error(answer.message ?? `The server answered ${response.status}.`);
  return answer;
}
