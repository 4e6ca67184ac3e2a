/** The reader's own choices: moving charts or stills, light or dark. Remembered where the browser allows it. */

export type Form = 'moving' | 'still';

const root = document.documentElement;
const short = matchMedia('(max-height: 30em)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const listeners: (() => void)[] = [];

/** Whether sequences are pinned and move, or are unrolled into stills. */
export function currentForm(): Form {
  return root.dataset['charts'] === 'moving' ? 'moving' : 'still';
}

/** Calls back after the form of the sequences has changed. */
export function onFormChange(listener: () => void): void {
  listeners.push(listener);
}

/** Connects the buttons of the page and the settings of the device. */
export function setUpControls(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-toggle="charts"]')) {
    button.addEventListener('click', () => {
      remember('charts', currentForm() === 'moving' ? 'still' : 'moving');
      apply(button);
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-toggle="theme"]')) {
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      root.dataset['theme'] = theme;
      remember('theme', theme);
      label();
    });
  }
  short.addEventListener('change', () => apply());
  calm.addEventListener('change', () => apply());
  addEventListener('beforeprint', openForPrint);
  label();
}

/** The style sheet opens tables on paper; where a browser cannot style what is closed, they are opened and closed again. */
function openForPrint(): void {
  if (CSS.supports('selector(::details-content)')) return;
  const closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const details of closed) details.open = true;
  const closeAgain = (): void => closed.forEach((details) => (details.open = false));
  addEventListener('afterprint', closeAgain, { once: true });
}

function isDark(): boolean {
  const { theme } = root.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function apply(anchor?: HTMLElement): void {
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const choice = recall('charts') ?? (calm.matches ? 'still' : 'moving');
  setForm(!short.matches && choice === 'moving' ? 'moving' : 'still');
  // Unrolling changes the height above; the button stays under the finger.
  if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
}

function setForm(form: Form): void {
  root.dataset['charts'] = form;
  label();
  for (const listener of listeners) listener();
}

function label(): void {
  const on = { charts: currentForm() === 'moving', theme: isDark() };
  for (const button of document.querySelectorAll<HTMLElement>('[data-toggle]'))
    button.ariaPressed = String(button.dataset['toggle'] === 'theme' ? on.theme : on.charts);
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse; the choice then holds for this page only.
  }
}
