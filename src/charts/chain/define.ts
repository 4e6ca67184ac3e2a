import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { type } from '../settings.ts';

const schema = z.strictObject({ type: type('chain', 'Who handed what to whom, as a list.') });

export const chain = { schema, order: 'all' } satisfies Definition<z.infer<typeof schema>>;
