/** The fields of all data files by name, so that a message can say what an editor may have meant. */
import { jsonSchemas } from './json-schemas.ts';
import { partOf } from './names.ts';

let fields: Map<string, unknown> | undefined;

/** Every field with its good example, read once from the generated schemas. */
function allFields(): Map<string, unknown> {
  if (fields) return fields;
  const found = new Map<string, unknown>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const properties = partOf(part, 'properties');
    if (typeof properties === 'object' && properties !== null) {
      for (const [name, field] of Object.entries(properties)) {
        const examples = partOf(field, 'examples');
        if (!found.has(name) || found.get(name) === undefined) found.set(name, partOf(examples, 0));
      }
    }
    Object.values(part).forEach(visit);
  };
  for (const text of jsonSchemas().values()) visit(JSON.parse(text));
  fields = found;
  return found;
}

export function fieldNames(): string[] {
  return [...allFields().keys()];
}

/** A value that the field may hold; undefined where none is given. */
export function exampleOf(field: string): unknown {
  return allFields().get(field);
}
