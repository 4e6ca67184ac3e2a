import { z } from 'zod';
import type { Definition } from '../definition.ts';

const schema = z.strictObject({ type: z.literal('chain').describe('Who handed what to whom, as a list.') });

export const chain = { schema, order: 'all' } satisfies Definition<z.infer<typeof schema>>;
