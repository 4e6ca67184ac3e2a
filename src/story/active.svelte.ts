/** A state that the island follows: which figure and view the active step asks for. */
export function activeState(initial: { figure: string; view: string }): { figure: string; view: string } {
  const active = $state(initial);
  return active;
}
