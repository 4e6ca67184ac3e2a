/** Brings the story to life, its sequences last, after the first screen stands. */
import { fitDrawings } from '../figure/browser/fitting.ts';
import { setUpBoards } from '../figure/browser/boards.ts';
import { setUpGuesses } from '../figure/browser/guesses.ts';
import { whenIdle } from '../figure/browser/idle.ts';
import { NUMBERS_PATH } from '../figure/places.ts';
import { chartsMove, setUpControls, showStills } from '../story/controls.ts';

document.documentElement.dataset.alive = 'true';
setUpControls(startAnew);
setUpBoards();
setUpGuesses();
fitDrawings();
// The browser goes by pixels, and type may be wider now than it was before a reload.
if (chartsMove()) document.querySelector('.step:target')?.scrollIntoView();
whenIdle(layOutNext);

// Rows stood on this page once, and links to them are kept.
if (/^#(row|fact)-/.test(location.hash)) location.replace(import.meta.env.BASE_URL + NUMBERS_PATH + location.hash);

document.addEventListener('click', (event) => {
  const { target } = event;
  const links = ':is([data-fact], [data-table], [data-embed])';
  const link = target instanceof Element && target.closest<HTMLAnchorElement>(links);
  // A reader who wants a new tab, or whose script cannot load, follows the link.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import('../story/dialog.ts').then(({ openLink }) => openLink(link)).catch(() => location.assign(link.href));
});

/** Scenes that the first layout left out follow one by one, so that places and lengths are soon the true ones. */
function layOutNext(): void {
  const next = document.querySelector<HTMLElement>('.scene:not([data-laid])');
  if (!next) return;
  next.dataset.laid = '';
  whenIdle(layOutNext);
}

/** The sequences that run, each with the function that takes it down. */
const running = new Map<HTMLElement, () => void>();

/** Sequences start one by one in idle moments, so that no start holds up reading. */
async function startNext(): Promise<void> {
  if (!chartsMove()) return;
  const next = [...document.querySelectorAll<HTMLElement>('.sequence')].find((scrolly) => !running.has(scrolly));
  if (!next) return;
  try {
    const { startSequence } = await import('../scrolly/sequence.ts');
    whenIdle(() => {
      if (!chartsMove() || running.has(next)) return;
      running.set(next, () => undefined);
      void startSequence(next).then((stop) => {
        // Somebody may have asked for stills while the charts were fetched.
        if (!chartsMove()) return stop();
        running.set(next, stop);
        return startNext();
      }, showStills);
    });
  } catch {
    showStills();
  }
}

function startAnew(): void {
  for (const stop of running.values()) stop();
  running.clear();
  void startNext();
}

// A reader who arrives at a step does not wait for an idle moment.
if (location.hash) void startNext();
else whenIdle(() => void startNext());
