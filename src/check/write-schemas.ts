/** `npm run schemas`: writes `data/schema/` anew after a change of the data's shape. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemas } from '../data/schema/json-schemas.ts';

mkdirSync('data/schema', { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(`data/schema/${name}`, text);
