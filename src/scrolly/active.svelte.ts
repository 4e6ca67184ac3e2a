/** What a sequence shows: the active figure, and the view that each figure was last asked for. A state that the island follows. */
export class Active {
  figure = $state.raw('');
  views = $state.raw<Record<string, string>>({});

  constructor(views: Record<string, string>) {
    this.views = views;
  }
}
