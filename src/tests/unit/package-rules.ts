/**
 * The Data Package specification, version 2 (datapackage.org/standard), rule by rule, for the parts that a
 * published package of tables uses: Data Package, Data Resource, Table Dialect and Table Schema.
 */
type Thing = Record<string, unknown>;
type Rule = (value: unknown) => boolean;

const isText: Rule = (value) => typeof value === 'string' && value.length > 0;
const isWhole: Rule = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isFlag: Rule = (value) => typeof value === 'boolean';
const isMoment: Rule = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
const isAddress: Rule = (value) => typeof value === 'string' && URL.canParse(value);
const isName: Rule = (value) => typeof value === 'string' && /^[a-z0-9._-]+$/.test(value);
/** A whole address, or a path below the package: never absolute, never upwards, never hidden. */
const isPath: Rule = (value) =>
  typeof value === 'string' &&
  (/^(https?|ftp):\/\//.test(value) || (/^[^./~]/.test(value) && !/\.\.\/|\\|:\/\/|^file:/.test(value)));
const isHash: Rule = (value) => typeof value === 'string' && /^(sha256:[0-9a-f]{64}|[0-9a-f]{32})$/.test(value);
const oneOf =
  (...values: unknown[]): Rule =>
  (value) =>
    values.includes(value);
const listOf =
  (rule: Rule, least = 1): Rule =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(rule);
const profile = (name: string): Rule => oneOf(`https://datapackage.org/profiles/2.0/${name}.json`);

const isSource: Rule = (value) => {
  const source = thing(value);
  const rules: Record<string, Rule> = { title: isText, path: isPath, email: isText, version: isText };
  return Object.keys(source).length > 0 && keysFollow(source, rules).length === 0;
};
const isLicence: Rule = (value) => isText(thing(value)['name']) || isPath(thing(value)['path']);

const PACKAGE: Record<string, Rule> = {
  $schema: profile('datapackage'),
  name: isName,
  id: isText,
  title: isText,
  description: isText,
  homepage: isAddress,
  version: isText,
  created: isMoment,
  keywords: listOf(isText),
  image: isPath,
  licenses: listOf(isLicence),
  sources: listOf(isSource, 0),
  contributors: listOf((value) => Object.keys(thing(value)).length > 0),
  resources: listOf((value) => typeof value === 'object'),
  // The specification lets a package say more; this is what ours does.
  rights: isText,
};

const RESOURCE: Record<string, Rule> = {
  $schema: profile('dataresource'),
  name: isName,
  path: isPath,
  type: oneOf('table'),
  title: isText,
  description: isText,
  format: isText,
  mediatype: (value) => typeof value === 'string' && /^[a-z]+\/[a-z0-9.+-]+$/.test(value),
  encoding: isText,
  bytes: isWhole,
  hash: isHash,
  sources: listOf(isSource, 0),
  licenses: listOf(isLicence),
  dialect: (value) => keysFollow(thing(value), DIALECT).length === 0,
  schema: (value) => typeof value === 'object',
};

const DIALECT: Record<string, Rule> = {
  $schema: profile('tabledialect'),
  header: isFlag,
  delimiter: isText,
  lineTerminator: isText,
  quoteChar: isText,
  doubleQuote: isFlag,
  property: isText,
  itemType: oneOf('array', 'object'),
};

const SCHEMA: Record<string, Rule> = {
  $schema: profile('tableschema'),
  fields: listOf((value) => typeof value === 'object'),
  fieldsMatch: oneOf('exact', 'equal', 'subset', 'superset', 'partial'),
  primaryKey: listOf(isText),
  uniqueKeys: listOf(listOf(isText)),
  foreignKeys: listOf((value) => typeof value === 'object', 0),
  missingValues: listOf((value) => typeof value === 'string', 0),
};

const TYPES =
  'string number integer boolean object array list datetime date time year yearmonth duration geopoint geojson any'.split(
    ' ',
  );
const FIELD: Record<string, Rule> = {
  name: isText,
  title: isText,
  description: isText,
  type: oneOf(...TYPES),
  format: isText,
  constraints: (value) => typeof value === 'object',
  unit: isText,
};
/** What may be asked of a value depends on its type. */
const CONSTRAINTS: Record<string, string[]> = {
  string: ['required', 'unique', 'enum', 'pattern', 'minLength', 'maxLength'],
  integer: ['required', 'unique', 'enum', 'minimum', 'maximum', 'pattern'],
  number: ['required', 'unique', 'enum', 'minimum', 'maximum', 'pattern'],
  boolean: ['required', 'enum'],
  array: ['required', 'unique', 'enum', 'minLength', 'maxLength', 'jsonSchema'],
};

/** Everything in which a package is not as the specification says, as "place: what". */
export function faults(descriptor: unknown): string[] {
  const found = keysFollow(thing(descriptor), PACKAGE, ['resources'], 'package');
  const resources = list(thing(descriptor)['resources']);
  const names = resources.map((resource) => thing(resource)['name']);
  if (new Set(names).size < names.length) found.push('package: two resources have the same name');
  for (const resource of resources) {
    const place = String(thing(resource)['name']);
    found.push(...keysFollow(thing(resource), RESOURCE, ['name', 'path', 'schema'], place));
    found.push(...schemaFaults(thing(thing(resource)['schema']), place, names));
  }
  return found;
}

function schemaFaults(schema: Thing, place: string, resources: unknown[]): string[] {
  const found = keysFollow(schema, SCHEMA, ['fields'], `${place} schema`);
  const fields = list(schema['fields']).map(thing);
  const names = fields.map(({ name }) => name);
  if (new Set(names).size < names.length) found.push(`${place}: two fields have the same name`);
  for (const field of fields) {
    const type = String(field['type']);
    const flags: Record<string, Rule> =
      type === 'boolean' ? { trueValues: listOf(isText), falseValues: listOf(isText) } : {};
    found.push(...keysFollow(field, { ...FIELD, ...flags }, ['name'], `${place} ${String(field['name'])}`));
    for (const constraint of Object.keys(thing(field['constraints']))) {
      if (!CONSTRAINTS[type]?.includes(constraint))
        found.push(`${place} ${String(field['name'])}: no ${constraint} for a ${type}`);
    }
  }
  for (const name of list(schema['primaryKey']))
    if (!names.includes(name)) found.push(`${place}: no field ${String(name)}`);
  for (const key of list(schema['foreignKeys']).map(thing)) {
    const reference = thing(key['reference']);
    const target = reference['resource'];
    if (!list(key['fields']).every((name) => names.includes(name))) found.push(`${place}: a key of no field`);
    if (target !== undefined && !resources.includes(target)) found.push(`${place}: a key into no resource`);
    if (!listOf(isText)(reference['fields'])) found.push(`${place}: a key to no field`);
  }
  return found;
}

function keysFollow(value: Thing, rules: Record<string, Rule>, required: string[] = [], place = ''): string[] {
  const missing = required.filter((name) => value[name] === undefined).map((name) => `${place}: no ${name}`);
  const wrong = Object.entries(value).flatMap(([name, part]) => {
    const rule = rules[name];
    if (!rule) return [`${place}: nothing is called ${name}`];
    return rule(part) ? [] : [`${place}: ${name} is ${JSON.stringify(part)?.slice(0, 80)}`];
  });
  return [...missing, ...wrong];
}

function thing(value: unknown): Thing {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
