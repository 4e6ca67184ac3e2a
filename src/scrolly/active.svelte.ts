/** What a sequence shows: the active figure, and the view that each figure was last asked for. */
export interface Active {
  figure: string;
  views: Record<string, string>;
}

/** A state that the island follows. */
export function activeState(initial: Active): Active {
  const active = $state(initial);
  return active;
}
