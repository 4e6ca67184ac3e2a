/** The editors' guide is true: its example is in order as it stands, and it leaves out no field and no type of chart. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as registry from '../../charts/registry.ts';
import { checkProject } from '../../check/check-project.ts';
import { figureSchema, viewSchema } from '../../data/schema/schema.ts';
import { FROZEN_TODAY, frozenFiles, frozenStory } from '../frozen.ts';

const guide = readFileSync('data/README.md', 'utf8');

test('a table, a figure and a line of the story made as it says are in order', () => {
  const part = guide.slice(guide.indexOf('## Make a table'), guide.indexOf('## Every field'));
  const [source = '', dataset = '', figure = '', prose = ''] = [...part.matchAll(/```\w+\n([^]*?)```/g)].map(
    ([, block = '']) => block.replace(/^ {3}/gm, '').trim(),
  );
  const files = frozenFiles.map((file) =>
    file.path === 'data/sources.json'
      ? { ...file, text: file.text.replace('"sources": [', `"sources": [\n${source},`) }
      : file,
  );
  const added = [
    { path: 'data/datasets/tea-harvests.json', text: dataset },
    { path: 'data/figures/tea-harvests.json', text: figure },
  ];
  const story = frozenStory.replace('<Figure id="returns"', `${prose}\n\n<Figure id="returns"`);
  expect(story).not.toBe(frozenStory);
  const before = checkProject(frozenFiles, frozenStory, FROZEN_TODAY).map(({ mistake }) => JSON.stringify(mistake));
  const found = checkProject([...files, ...added], story, FROZEN_TODAY).map(({ mistake }) => JSON.stringify(mistake));
  expect(found.filter((mistake) => !before.includes(mistake))).toEqual([]);
});

test('every field of a figure and of its views, and every type of chart, is explained', () => {
  const part = guide.slice(guide.indexOf('## Every field'), guide.indexOf('## Delete a row'));
  const names = [...Object.keys(figureSchema.shape), ...Object.keys(viewSchema.shape), ...Object.keys(registry)];
  expect(names.filter((name) => name !== '$schema' && !part.includes(`\`${name}\``))).toEqual([]);
});
