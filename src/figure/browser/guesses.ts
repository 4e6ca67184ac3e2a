/** Lets readers guess a number before they see its chart. Nothing is kept or sent; without this script the chart stands. */

/** Where a number stands on a scale from zero: in per cent, and the side of the mark on which its words have room. */
export function placeOnScale(value: number, most: number): { at: number; words: 'after' | 'around' | 'before' } {
  const at = Math.round((Math.max(0, Math.min(most, value)) / most) * 1000) / 10;
  return { at, words: at < 30 ? 'after' : at > 70 ? 'before' : 'around' };
}

export function setUpGuesses(): void {
  document.querySelectorAll<HTMLElement>('.guess').forEach(setUp);
}

function setUp(guess: HTMLElement): void {
  const figure = guess.closest<HTMLElement>('.figure');
  const title = figure?.querySelector<HTMLElement>('.figure__title');
  const input = guess.querySelector('input');
  const said = guess.querySelector<HTMLElement>('.guess__answer p');
  if (!figure || !title || !input || !said) return;
  const say = (): void => {
    for (const each of guess.querySelectorAll('b')) each.textContent = input.value;
    input.setAttribute('aria-valuetext', `${input.value} ${input.dataset['unit']}`);
  };
  // The title says the number: until then the figure has the name of its question.
  const become = (state: 'open' | 'answered' | 'skipped', name: string): void => {
    figure.dataset['guess'] = state;
    figure.setAttribute('aria-labelledby', name);
  };
  const reveal = (state: 'answered' | 'skipped', read: HTMLElement): void => {
    become(state, title.id);
    read.tabIndex = -1;
    read.focus({ preventScroll: true });
  };
  const marks = guess.querySelectorAll<HTMLElement>('[data-mark]');
  const answer = (): void => {
    for (const mark of marks) {
      const { at, words } = placeOnScale(Number(mark.dataset['mark'] || input.value), Number(input.max));
      mark.style.insetInlineStart = `${at}%`;
      mark.dataset['words'] = words;
    }
    reveal('answered', said);
  };
  // Whoever follows a link to a row of the table has asked for the number.
  const isAsked = (): boolean => figure.querySelector(':target') !== null;
  if (isAsked()) return become('skipped', title.id);
  become('open', `${input.id}-label`);
  say();
  input.addEventListener('input', say);
  guess.querySelector('[data-show]')?.addEventListener('click', answer);
  guess.querySelector('[data-skip]')?.addEventListener('click', () => reveal('skipped', title));
  addEventListener('hashchange', () => {
    if (figure.dataset['guess'] === 'open' && isAsked()) become('skipped', title.id);
  });
}
