/**
 * The Data Package specification, version 2 (datapackage.org/standard), rule by rule, for the parts that a
 * published package of tables uses: Data Package, Data Resource, Table Dialect and Table Schema. Left out on purpose:
 * "fieldsMatch", which the text of the specification and its profile 2.0 describe in ways that exclude each other.
 */
type Thing = Record<string, unknown>;
type Rule = (value: unknown) => boolean;

const isText: Rule = (value) => typeof value === 'string' && value.length > 0;
const isWhole: Rule = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isFlag: Rule = (value) => typeof value === 'boolean';
const isMoment: Rule = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));
/** Letters that an address may hold; a program that is lenient would mend others. */
const isAddress: Rule = (value) =>
  typeof value === 'string' && /^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(value) && URL.canParse(value);
const isName: Rule = (value) => typeof value === 'string' && /^[a-z0-9._-]+$/.test(value);
/** A whole address, or a path below the package: never absolute, never upwards, never hidden. */
const isPath: Rule = (value) =>
  typeof value === 'string' &&
  (/^(https?|ftps?):\/\/.*$/.test(value) || (/^[^./~].*$/.test(value) && !/\.\.\/|\\|:\/\/|^file:/.test(value)));
const isHash: Rule = (value) => typeof value === 'string' && /^(sha256:[0-9a-f]{64}|[0-9a-f]{32})$/.test(value);
const oneOf =
  (...values: unknown[]): Rule =>
  (value) =>
    values.includes(value);
const listOf =
  (rule: Rule, least = 1): Rule =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(rule);
const listOfDifferent =
  (rule: Rule, least = 1): Rule =>
  (value) =>
    listOf(rule, least)(value) && new Set(list(value).map((item) => JSON.stringify(item))).size === list(value).length;
const isGroup: Rule = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const isSource: Rule = (value) => {
  const source = thing(value);
  const rules: Record<string, Rule> = { title: isText, path: isPath, email: isText, version: isText };
  return Object.keys(source).length > 0 && keysFollow(source, rules).length === 0;
};
const isLicence: Rule = (value) => {
  const rules: Record<string, Rule> = { name: (name) => isText(name) && /^[\w.-]+$/.test(String(name)), path: isPath };
  return (
    Object.keys(thing(value)).some((key) => key in rules) &&
    keysFollow(thing(value), { ...rules, title: isText }).length === 0
  );
};

const PACKAGE: Record<string, Rule> = {
  $schema: oneOf('https://datapackage.org/profiles/2.0/datapackage.json'),
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
  contributors: listOf((value) => isGroup(value) && isText(thing(value)['title'])),
  resources: listOf(isGroup),
  // The specification lets a package say more; this is what ours does.
  rights: isText,
};

const RESOURCE: Record<string, Rule> = {
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
  dialect: (value) => isGroup(value) && keysFollow(thing(value), DIALECT).length === 0,
  schema: isGroup,
};

const DIALECT: Record<string, Rule> = {
  header: isFlag,
  delimiter: isText,
  lineTerminator: isText,
  quoteChar: isText,
  doubleQuote: isFlag,
  property: isText,
  itemType: oneOf('array', 'object'),
  itemKeys: listOfDifferent(isText),
};

const SCHEMA: Record<string, Rule> = {
  fields: listOf(isGroup),
  primaryKey: listOfDifferent(isText),
  uniqueKeys: listOfDifferent(listOfDifferent(isText)),
  foreignKeys: listOf(isGroup),
  missingValues: listOfDifferent((value) => typeof value === 'string', 0),
};

const TYPES =
  'string number integer boolean object array datetime date time year yearmonth duration geopoint geojson any'.split(
    ' ',
  );
const FIELD: Record<string, Rule> = {
  name: isText,
  title: isText,
  description: isText,
  type: oneOf(...TYPES),
  format: isText,
  constraints: isGroup,
  unit: isText,
};
const isOwn: Record<string, Rule> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  boolean: isFlag,
  array: (value) => Array.isArray(value),
};
/** What may be asked of a value depends on its type. */
function constraintRules(type: string): Record<string, Rule> {
  const own = isOwn[type];
  if (!own) return {};
  const common = { required: isFlag, enum: listOfDifferent(own) };
  if (type === 'boolean') return common;
  const lengths = { minLength: isWhole, maxLength: isWhole };
  switch (type) {
    case 'string':
      return { ...common, unique: isFlag, pattern: isText, ...lengths };
    case 'array':
      return { ...common, unique: isFlag, jsonSchema: isGroup, ...lengths };
    default:
      return { ...common, unique: isFlag, minimum: own, maximum: own };
  }
}

/** Everything in which a package is not as the specification says, as "place: what". */
export function faults(descriptor: unknown): string[] {
  const found = keysFollow(thing(descriptor), PACKAGE, ['resources'], 'package');
  const resources = list(thing(descriptor)['resources']).map(thing);
  const tables = new Map(resources.map(({ name, schema }) => [String(name), fieldNames(thing(schema))]));
  if (tables.size < resources.length) found.push('package: two resources have the same name');
  for (const resource of resources) {
    const place = String(resource['name']);
    found.push(...keysFollow(resource, RESOURCE, ['name', 'path', 'schema'], place));
    found.push(...schemaFaults(thing(resource['schema']), place, tables));
  }
  return found;
}

function fieldNames(schema: Thing): unknown[] {
  return list(schema['fields']).map((field) => thing(field)['name']);
}

function schemaFaults(schema: Thing, place: string, tables: Map<string, unknown[]>): string[] {
  const found = keysFollow(schema, SCHEMA, ['fields'], `${place} schema`);
  const names = fieldNames(schema);
  if (new Set(names).size < names.length) found.push(`${place}: two fields have the same name`);
  for (const field of list(schema['fields']).map(thing)) {
    const [type, where] = [String(field['type']), `${place} ${String(field['name'])}`];
    const flags: Record<string, Rule> =
      type === 'boolean' ? { trueValues: listOf(isText), falseValues: listOf(isText) } : {};
    found.push(...keysFollow(field, { ...FIELD, ...flags }, ['name'], where));
    found.push(...keysFollow(thing(field['constraints']), constraintRules(type), [], `${where} (${type})`));
  }
  for (const name of [...list(schema['primaryKey']), ...list(schema['uniqueKeys']).flatMap(list)])
    if (!names.includes(name)) found.push(`${place}: no field ${String(name)}`);
  for (const key of list(schema['foreignKeys'])) found.push(...keyFaults(thing(key), place, tables));
  return found;
}

/** A key leads from fields of one table to as many of another; within its own table it names no resource. */
function keyFaults(key: Thing, place: string, tables: Map<string, unknown[]>): string[] {
  const { resource, fields } = thing(key['reference']);
  const [own, theirs] = [list(key['fields']), list(fields)];
  const target = tables.get(resource === undefined ? place : String(resource));
  const known = tables.get(place) ?? [];
  return [
    own.length > 0 && own.every((name) => known.includes(name)) ? '' : 'a key of no field',
    target && resource !== place ? '' : 'a key into no other resource',
    theirs.length === own.length && theirs.every((name) => target?.includes(name)) ? '' : 'a key to no field',
  ]
    .filter(Boolean)
    .map((what) => `${place}: ${what}`);
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
