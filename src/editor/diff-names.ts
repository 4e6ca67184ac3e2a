/** Things that have a new id and say what they said: their texts are compared under the new one. */
import { ADDRESS, type ItemChange } from './diff-items.ts';
import type { Place, StoryText } from './story-text.ts';

/** The id that a thing of a kind has now. */
export type NewId = (kind: string, id: string) => string;

/** Of the items that differ, those with a new id; a view is known by its figure and its own id, "pool-counts/gaps". */
export function newIds(items: ItemChange[]): NewId {
  const renamed = new Map(
    items.flatMap(({ kind, path, fields }) => {
      const { before, after } = fields.find(({ field }) => field === ADDRESS) ?? {};
      const scope = kind === 'view' ? path.replace(/^.*\/|\.json$/g, '') + '/' : '';
      return before === undefined || after === undefined ? [] : [[`${kind} ${scope}${before}`, `${scope}${after}`]];
    }),
  );
  return (kind, id) => renamed.get(`${kind} ${id}`) ?? id;
}

/** A text as if what it belongs to had always had its new id. */
export function underNewIds(text: StoryText, newId: NewId, scenes: Map<string, string>): StoryText {
  const { scene, figure, view, dataset, row, fact } = text.place;
  const place: Place = { ...text.place };
  if (dataset !== undefined) place.dataset = newId('table', dataset);
  if (row !== undefined) place.row = newId('row', row);
  if (fact !== undefined) place.fact = newId('fact', fact);
  if (figure !== undefined) {
    place.figure = newId('figure', figure);
    if (view !== undefined) place.view = newId('view', `${place.figure}/${view}`).replace(/^.*\//, '');
  }
  const template = inNewWords(text.template, newId);
  const renamed = {
    ...text,
    template,
    ...(text.marked === undefined ? {} : { marked: inNewWords(text.marked, newId) }),
  };
  const now = scene === undefined ? undefined : scenes.get(scene);
  if (now === undefined) return { ...renamed, place };
  return {
    ...renamed,
    place: { ...place, scene: now, words: place.words.replace(/^Scene “[^”]*”/, `Scene “${now}”`) },
  };
}

/** References and links as if what they lead to had always had its new id. */
function inNewWords(words: string, newId: NewId): string {
  return words
    .replace(/\{([\w-]+)/g, (_, id: string) => `{${newId('row', newId('fact', id))}`)
    .replace(/\]\(([^)]*)\)/g, (_, source: string) => `](${newId('source', source)})`);
}

/** The tags of a story as if figures, views and numbers had always had their new ids. */
export function storyUnderNewIds(story: string, newId: NewId): string {
  const figureNow = (id: string): string => newId('figure', id);
  return story
    .replace(/(<Figure id=")([^"]*)/g, (_, tag: string, id: string) => tag + figureNow(id))
    .replace(
      /(<Scrolly figures=")([^"]*)/g,
      (_, tag: string, ids: string) => tag + ids.split(' ').map(figureNow).join(' '),
    )
    .replace(/ figure="([^"]*)" view="([^"]*)"/g, (_, figure: string, view: string) => {
      const path = newId('view', `${figureNow(figure)}/${view}`);
      return ` figure="${figureNow(figure)}" view="${path.replace(/^.*\//, '')}"`;
    })
    .replace(/(<Fact id=")([\w-]+)/g, (_, tag: string, id: string) => tag + newId('row', newId('fact', id)));
}
