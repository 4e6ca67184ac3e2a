/** The shape of `story.json`: what is said of the story as a whole, at its top and wherever a link to it is shown. */
import { z } from 'zod';
import { field, idOf, nameOf, schemaField, text } from '../../charts/field.ts';
import { template } from '../../charts/settings.ts';

export const storyFileSchema = z.strictObject({
  $schema: schemaField('./schema/story.schema.json'),
  name: idOf('the story, under which its data are offered as a package', 'tea-harvests'),
  number: nameOf('the row whose number stands at the top', 'harvest-2025'),
  authority: field(text, 'Who could confirm what was leaked: “not confirmed by …”.', 'the tea board'),
  question: template('What the story asks of its number, as its title goes on.', 'What one harvest can tell us'),
  headline: template('The heading below the number.', 'What a count of leaves can show'),
  standfirst: template(
    'What a reader asks on seeing the number, in a line or two.',
    'Who weighed {harvest-2025} tons?',
  ),
  description: template(
    'Opens the short version at the top, and is what search engines and links quote.',
    'A grower was given a sheet that says {harvest-2025}.',
  ),
});

export type StoryFile = z.infer<typeof storyFileSchema>;
