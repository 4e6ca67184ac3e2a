/** The tags that the story may use, and how each is written. */

/** What an attribute holds: of names one or more. `moving` can stand in a sequence, `pinned` stands in that around the tag. */
export type Holds =
  'address' | 'figure' | 'moving' | 'pinned' | 'view' | 'fact' | 'source' | 'dataset' | 'title' | 'form';

/** How a tag of the story is written. */
export interface TagRule {
  /** The attributes that it must have, and those that it may have. */
  needs: Record<string, Holds>;
  may?: Record<string, Holds>;
  /** Stands inside a sentence; every other tag stands on a line of its own. */
  isInline?: true;
  /** Holds nothing, and ends with />. */
  isEmpty?: true;
  /** The tag that it stands in, where it needs one. */
  inside?: string;
}

/** Every tag that the story may use. */
export const TAGS: Record<string, TagRule | undefined> = {
  Brief: { needs: { title: 'title' } },
  Contents: { needs: {}, isEmpty: true },
  Scene: { needs: { id: 'address', title: 'title' } },
  Figure: { needs: { id: 'figure' }, may: { anchor: 'address', formerly: 'address' }, isEmpty: true },
  Scrolly: { needs: { figures: 'moving' } },
  Step: { needs: { id: 'address', figure: 'pinned', view: 'view' }, may: { formerly: 'address' }, inside: 'Scrolly' },
  Fact: { needs: { id: 'fact' }, may: { as: 'form' }, isInline: true, isEmpty: true },
  Cite: { needs: { source: 'source' }, isInline: true },
  Flow: { needs: {} },
  When: { needs: {}, isInline: true },
  Quote: { needs: {}, isInline: true },
  Evidence: { needs: { dataset: 'dataset' }, isEmpty: true },
  EndMatter: { needs: {}, isEmpty: true },
  Corrections: { needs: {}, isEmpty: true },
};

/** What each attribute of a tag holds. */
export function attributesOf(name: string): Record<string, Holds> {
  return { ...TAGS[name]?.needs, ...TAGS[name]?.may };
}
