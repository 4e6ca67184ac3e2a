/** What each host makes of the configuration that is written for it: its own rules for places, read from its files. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { REVALIDATE, TYPES } from '../../hosting/headers.ts';
import { hostingFiles } from '../../hosting/write.ts';

export type Said = Record<string, string>;
/** Tells what a host says at an address. */
export type Answers = (address: string) => Said;

/** The text of a file of configuration. */
export function written(ending: string, base = '/'): string {
  const file = hostingFiles(base).find(({ path }) => path.endsWith(ending));
  if (!file) throw new Error(`No file of configuration ends with ${ending}`);
  return file.text;
}

/** What these hosts say by themselves, as their documentation has it: the type by the ending, and to ask again. */
function byItself(address: string): Said {
  const ending = address.endsWith('/') ? 'html' : (address.split('.').at(-1) ?? '');
  return { 'Content-Type': TYPES[ending] ?? '', 'Cache-Control': REVALIDATE };
}

/** `_headers`: all blocks that fit count, and two values of one header are joined by a comma. */
function readHeadersFile(text: string, toPattern: (place: string) => RegExp): Answers {
  const blocks = text
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .reduce<{ pattern: RegExp; headers: [string, string][] }[]>((found, line) => {
      const [name = '', ...value] = line.trim().split(': ');
      if (line.startsWith(' ')) found.at(-1)?.headers.push([name, value.join(': ')]);
      else found.push({ pattern: toPattern(line), headers: [] });
      return found;
    }, []);
  return (address) => {
    const set: Said = {};
    for (const { pattern, headers } of blocks)
      if (pattern.test(address))
        for (const [name, value] of headers) set[name] = set[name] ? `${set[name]}, ${value}` : value;
    return { ...byItself(address), ...set };
  };
}

/** Netlify takes each part of a place for itself, and a slash at its end for nothing. */
export function netlify(base?: string): Answers {
  return readHeadersFile(written('_headers', base), (place) => {
    const parts = place.split('/').filter(Boolean);
    const source = parts.map((part) => (part.startsWith(':') ? '/([^/]+)' : `/${literal(part, '.*')}`)).join('');
    return new RegExp(`^${source}/?$`);
  });
}

/** Cloudflare reads one asterisk and named parts, and takes the rest as it is. */
export function cloudflare(base?: string): Answers {
  return readHeadersFile(written('_headers', base), (place) => {
    if (place.split('*').length > 2) throw new Error(`Cloudflare reads one asterisk only: ${place}`);
    return new RegExp(`^${literal(place, '.*').replace(/:[A-Za-z]\w*/g, '[^/]+')}$`);
  });
}

function literal(text: string, asterisk: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', asterisk);
}

/** Vercel: all entries that fit count, the later one where two set a header. */
export function vercel(base?: string): Answers {
  const { headers }: { headers: { source: string; headers: { key: string; value: string }[] }[] } = JSON.parse(
    written('vercel.json', base),
  );
  return (address) => {
    const fitting = headers.filter(({ source }) =>
      new RegExp(`^${source.replaceAll('.json', '\\.json').replace(/:[a-z]+/g, '[^/]+')}$`).test(address),
    );
    return Object.assign(
      byItself(address),
      ...fitting.map((entry) => Object.fromEntries(entry.headers.map(({ key, value }) => [key, value]))),
    );
  };
}

interface Policy {
  CorsConfig?: { AccessControlAllowOrigins: { Items: string[] } };
  SecurityHeadersConfig: {
    ContentSecurityPolicy?: { ContentSecurityPolicy: string };
    ContentTypeOptions?: object;
    ReferrerPolicy: { ReferrerPolicy: string };
    StrictTransportSecurity?: { AccessControlMaxAgeSec: number };
  };
  CustomHeadersConfig: { Items: { Header: string; Value: string }[] };
}

/** CloudFront: the policy of the first behaviour that fits, and what S3 was told of the file. */
export function cloudFront(files: string[], base = '/'): Answers {
  const behaviours: { pattern: string; policy: string }[] = JSON.parse(written('behaviours.json', base));
  const stored = uploadedBy(written('deploy.sh', base));
  return (address) => {
    const fits = behaviours.find(({ pattern }) => new RegExp(`^${literal(pattern, '.*')}$`).test(address));
    const policy: Policy = JSON.parse(written(`policy-${fits?.policy}.json`, base));
    const { CorsConfig, SecurityHeadersConfig: security, CustomHeadersConfig: custom } = policy;
    const file = address.slice(base.length).replace(/(^|\/)$/, '$1index.html');
    if (!files.includes(file)) throw new Error(`${file} is not built`);
    const said: Record<string, string | undefined> = {
      ...stored(file),
      ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
      'Access-Control-Allow-Origin': CorsConfig?.AccessControlAllowOrigins.Items.join(),
      'Content-Security-Policy': security.ContentSecurityPolicy?.ContentSecurityPolicy,
      'Referrer-Policy': security.ReferrerPolicy.ReferrerPolicy,
      'X-Content-Type-Options': security.ContentTypeOptions && 'nosniff',
      'Strict-Transport-Security':
        security.StrictTransportSecurity && `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
    };
    return Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  };
}

/** Runs the script with an `aws` that only takes notes, and reads from its calls how each file is stored. */
function uploadedBy(script: string): (file: string) => Said {
  const folder = mkdtempSync(join(tmpdir(), 'upload-'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'aws'), `#!/usr/bin/env bash\nprintf '%s\\n' "$@" '' >> "${folder}/calls"\n`);
  chmodSync(join(folder, 'aws'), 0o755);
  const { status, stderr } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { PATH: folder + delimiter + process.env['PATH'], BUCKET: 'bucket', DISTRIBUTION: 'distribution' },
  });
  if (status !== 0) throw new Error(`The script fails: ${stderr}`);
  const calls = readFileSync(join(folder, 'calls'), 'utf8')
    .split('\n\n')
    .map((call) => call.split('\n'))
    .filter((call) => call.includes('--cache-control'));
  rmSync(folder, { recursive: true });
  return (file) => {
    const storing = calls.filter((call) => isTaken(call, file));
    if (storing.length !== 1) throw new Error(`${file} is uploaded ${storing.length} times`);
    const after = (flag: string): string => storing[0]?.[storing[0].indexOf(flag) + 1] ?? '';
    return { 'Cache-Control': after('--cache-control'), 'Content-Type': after('--content-type') };
  };
}

/** The last filter that fits a file decides; an asterisk fits slashes too. */
function isTaken(call: string[], file: string): boolean {
  return call.reduce((taken, word, index) => {
    if (word !== '--include' && word !== '--exclude') return taken;
    const fits = new RegExp(`^${literal(call[index + 1] ?? '', '.*')}$`).test(file);
    return fits ? word === '--include' : taken;
  }, true);
}

/** Puts a pinned embed into a copy of the built site, where one is there for certain. */
export function addSamples(copy: string): void {
  const pinned = join(copy, 'embed/sample/v/2026-11-23');
  mkdirSync(pinned, { recursive: true });
  writeFileSync(join(pinned, 'index.html'), '<!doctype html><title>Pinned</title>');
}
