/** The sentences of the story as templates, with the links and signs that stand in them. */
import { render, type Passage, type Piece } from '../check/story/passages.ts';
import { sentencesIn } from '../check/story/sentences.ts';
import type { StoryNode } from '../story/tree.ts';

/** Each with {references}, [words](source), **bold** and “quoted”; a full stop inside a value of the data ends no sentence. */
export function sentences(passage: Passage): string[] {
  if (passage.syntax === 'template') return [render(passage, written).text];
  return sentencesIn(passage).map(({ pieces }) => withSigns(pieces));
}

/** The words alone, as they are read. */
export function plainWords(template: string): string {
  return template.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('**', '');
}

function written({ kind, text }: Piece): string {
  return kind === 'ref' ? `{${text}}` : text;
}

/** What stands before and after the words that a tag or a sign holds. */
function signsOf({ name, attributes }: StoryNode): [string, string] {
  if (name === 'Cite') return ['[', `](${attributes['source'] ?? ''})`];
  if (name === 'Quote') return ['“', '”'];
  return name === 'strong' ? ['**', '**'] : name === 'emphasis' ? ['*', '*'] : ['', ''];
}

function withSigns(pieces: Piece[]): string {
  return pieces
    .map((piece, index) => {
      const [before, after] = [pieces[index - 1]?.within, pieces[index + 1]?.within];
      const opened = piece.within.filter((node) => !before?.includes(node)).map((node) => signsOf(node)[0]);
      const closed = piece.within.filter((node) => !after?.includes(node)).map((node) => signsOf(node)[1]);
      return opened.join('') + written(piece) + closed.reverse().join('');
    })
    .join('')
    .replace(/\s+/g, ' ');
}
