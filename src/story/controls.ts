/** The reader's own choices: moving charts or stills, light or dark. Remembered where the browser allows it. */

const root = document.documentElement;
const short = matchMedia('(max-height: 30em)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Connects the buttons of the page and the settings of the device; calls back after the form of the sequences has changed. */
export function setUpControls(changed: () => void = () => undefined): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-toggle="charts"]'))
    button.addEventListener('click', () => {
      const before = button.getBoundingClientRect().top;
      applyForm(changed, kept('charts', chartsMove() ? 'still' : 'moving'));
      // Unrolling changes the height above; the button stays under the finger.
      scrollBy({ top: button.getBoundingClientRect().top - before, behavior: 'instant' });
    });
  for (const button of document.querySelectorAll('[data-toggle="theme"]'))
    button.addEventListener('click', () => {
      root.dataset['theme'] = isDark() ? 'light' : 'dark';
      kept('theme', root.dataset['theme']);
      label();
    });
  for (const setting of [short, calm]) setting.addEventListener('change', () => applyForm(changed));
  addEventListener('beforeprint', openForPrint);
  if (!chartsMove()) drawStills();
  label();
}

/** Whether sequences are pinned and move; otherwise they are unrolled into stills. */
export function chartsMove(): boolean {
  return root.dataset['charts'] === 'moving';
}

/** Every step shows its still: as the reader wants it, or because the moving charts cannot be had. */
export function showStills(): void {
  root.dataset['charts'] = 'still';
  drawStills();
}

/** They stand in the page as text until then, so that they cost a reader of moving charts nothing at first. */
function drawStills(): void {
  for (const waiting of document.querySelectorAll('noscript')) waiting.outerHTML = waiting.textContent;
}

/** The style sheet opens tables on paper; where a browser cannot style what is closed, they are opened and closed again. */
function openForPrint(): void {
  drawStills();
  if (CSS.supports('selector(::details-content)')) return;
  const closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const details of closed) details.open = true;
  const closeAgain = (): void => closed.forEach((details) => (details.open = false));
  addEventListener('afterprint', closeAgain, { once: true });
}

function applyForm(changed: () => void, choice = kept('charts')): void {
  if (short.matches || (choice ?? (calm.matches ? 'still' : 'moving')) !== 'moving') showStills();
  else root.dataset['charts'] = 'moving';
  label();
  changed();
}

function isDark(): boolean {
  const { theme } = root.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function label(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-toggle]'))
    button.ariaPressed = String(button.dataset['toggle'] === 'theme' ? isDark() : chartsMove());
}

/** What was chosen, here or before. Private windows may refuse to keep it; the choice then holds for this page only. */
function kept(name: string, chosen?: string): string | null {
  try {
    if (chosen) localStorage.setItem(name, chosen);
    return localStorage.getItem(name);
  } catch {
    return chosen ?? null;
  }
}
