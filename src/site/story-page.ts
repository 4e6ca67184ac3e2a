/** Brings the story to life, its sequences last, after the first screen stands. */
import { setUpBoards } from '../figure/browser/boards.ts';
import { setUpGuesses } from '../figure/browser/guesses.ts';
import { whenIdle } from '../figure/browser/idle.ts';
import { currentForm, onFormChange, setUpControls } from '../story/controls.ts';

const root = document.documentElement;
root.dataset.alive = 'true';
setUpControls();
setUpBoards();
setUpGuesses();

document.addEventListener('click', (event) => {
  const { target } = event;
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a:is([data-fact], [data-embed])') : null;
  // A reader who wants a new tab, or whose script cannot load, follows the link.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import('../story/dialog.ts').then(({ openLink }) => openLink(link)).catch(() => location.assign(link.href));
});

// The browser cannot scroll to a row inside a closed table: it is opened first.
function revealTarget(): void {
  // The browser reads every hash, also one that is no text, such as “#%”.
  const row = document.querySelector(':target');
  if (!row?.closest('table')) return;
  for (const details of document.querySelectorAll('details')) if (details.contains(row)) details.open = true;
  row.scrollIntoView();
}
// Open without a script, so that every number can be reached; closed with one, so that the end of the page is short.
for (const details of document.querySelectorAll<HTMLDetailsElement>('.numbers--all, .all-tables')) details.open = false;
addEventListener('hashchange', revealTarget);
// Below a chart that was pinned one closed line is enough; below stills the notes stand open, as they do without a script.
function foldNotes(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('.after__more'))
    details.open = currentForm() === 'still';
}
foldNotes();
onFormChange(foldNotes);
revealTarget();

/** The sequences that run, each with the function that takes it down. */
const running = new Map<HTMLElement, () => void>();

/** Sequences start one by one in idle moments, so that no start holds up reading. */
async function startNext(): Promise<void> {
  if (currentForm() === 'still') return;
  const next = [...document.querySelectorAll<HTMLElement>('.scrolly')].find((scrolly) => !running.has(scrolly));
  if (!next) return;
  try {
    const { startSequence } = await import('../scrolly/sequence.ts');
    whenIdle(() => {
      if (currentForm() === 'still' || running.has(next)) return;
      running.set(next, () => undefined);
      void startSequence(next).then((stop) => {
        // Somebody may have asked for stills while the charts were fetched.
        if (currentForm() === 'still') return stop();
        running.set(next, stop);
        return startNext();
      }, showStills);
    });
  } catch {
    showStills();
  }
}

/** Offline or blocked: every step keeps its still, so nothing is lost. */
function showStills(): void {
  root.dataset.charts = 'still';
}

onFormChange(() => {
  for (const stop of running.values()) stop();
  running.clear();
  void startNext();
});

// A reader who arrives at a step does not wait for an idle moment.
if (location.hash) void startNext();
else whenIdle(() => void startNext());
