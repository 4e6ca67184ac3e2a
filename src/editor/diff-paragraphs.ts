/** What only the shape of the prose changes: sentences in another paragraph, and paragraphs that were split or joined. */
import { PLACE, type ItemChange } from './diff-items.ts';
import { align } from './diff-words.ts';
import { shorten } from './lint-words.ts';
import { STORY_PATH } from './passages.ts';
import type { StoryText } from './story-text.ts';
import type { MovedText } from './text-changes.ts';

/** Sentences that were moved without their paragraph; a paragraph that moved as a whole is told of elsewhere. */
export function movedSentences(before: StoryText[], after: StoryText[], moved: MovedText[]): ItemChange[] {
  const [old, now] = [paragraphs(before), paragraphs(after)];
  return moved.flatMap(({ from, to, text }) => {
    if (to.kind !== 'sentence' || old.get(from.words) === now.get(to.words)) return [];
    const fields = [{ field: PLACE, before: from.words, after: to.words }];
    return [{ change: 'changed', path: STORY_PATH, kind: 'moved sentence', ...named(text, to.scene), fields }];
  });
}

/** The templates of each paragraph as one text. */
function paragraphs(texts: StoryText[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { place, template } of texts) {
    if (place.kind === 'sentence') found.set(place.words, `${found.get(place.words) ?? ''}${template} `);
  }
  return found;
}

/** Sentences that follow the same sentence as before, now with a break between them or no more. */
export function changedBreaks(before: StoryText[], after: StoryText[]): ItemChange[] {
  const [old, now] = [before, after].map((texts) => texts.filter(({ place }) => place.kind === 'sentence'));
  const pairs = align(old ?? [], now ?? [], ({ place, template }) => `${place.scene}\n${template}`);
  return pairs.flatMap((pair, index): ItemChange[] => {
    const previous = pairs[index - 1];
    if (!pair.before || !pair.after || !previous?.before || !previous.after) return [];
    if (pair.after.place.scene !== previous.after.place.scene) return [];
    const [was, is] = [
      pair.before.place.words !== previous.before.place.words,
      pair.after.place.words !== previous.after.place.words,
    ];
    if (was === is) return [];
    const fields = [{ field: 'Starts a paragraph', before: yesOrNo(was), after: yesOrNo(is) }];
    const name = named(pair.after.text, pair.after.place.scene);
    return [{ change: 'changed', path: STORY_PATH, kind: 'paragraph break', ...name, fields }];
  });
}

function named(text: string, scene = ''): { id: string; name: string } {
  return { id: `in scene “${scene}”`, name: `“${shorten(text)}”` };
}

function yesOrNo(yes: boolean): string {
  return yes ? 'yes' : 'no';
}
