/** Copies a code, and says so where screen readers hear it; where the browser refuses, the code is selected instead. */
export async function copyText(from: HTMLElement, status: Element | null): Promise<void> {
  const text = from.textContent ?? '';
  try {
    await navigator.clipboard.writeText(text);
    say(status, 'Copied.');
  } catch {
    getSelection()?.selectAllChildren(from);
    say(status, 'The browser did not let us copy. The text is selected: copy it from there.');
  }
}

/** The same words twice in a row are read out only when the text has been empty in between. */
function say(status: Element | null, words: string): void {
  if (!status) return;
  status.textContent = '';
  requestAnimationFrame(() => (status.textContent = words));
}
