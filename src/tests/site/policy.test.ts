/** The content policies of all built pages, in their head and as a header, and a check of all headers. */
import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { headersFor, type Headers } from '../../hosting/headers.ts';
import { policyFirst } from '../../site/policy-first.ts';
import { attributes, builtFiles, readPage, type BuiltPage } from './built.ts';

const pages = builtFiles()
  .filter((file) => file.endsWith('.html'))
  .map((file) => readPage(file));
const addressOf = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
const isEmbed = (address: string): boolean => /^\/embed\/[^/]+\//.test(address);

type Policy = Map<string, string[]>;

function readPolicy(text: string): Policy {
  const directives = text.split(';').map((part) => part.trim().split(/\s+/));
  return new Map(directives.flatMap(([name = '', ...values]) => (name ? [[name.toLowerCase(), values]] : [])));
}

function ownPolicies({ document }: BuiltPage): string[] {
  return [...document.querySelectorAll('meta')]
    .filter((meta) => meta.getAttribute('http-equiv')?.toLowerCase() === 'content-security-policy')
    .map((meta) => meta.getAttribute('content') ?? '');
}

/** What a page's own policy leaves to be desired. */
function findingsOf(page: BuiltPage): string[] {
  const [text = '', ...more] = ownPolicies(page);
  const policy = readPolicy(text);
  const findings = [...policy.values()]
    .flat()
    .filter((value) => /unsafe-|\*|^(https?|blob|ws):/.test(value))
    .map((value) => `allows ${value}`);
  if (more.length > 0) findings.push('has several policies');
  if (policy.get('default-src')?.join() !== "'none'") findings.push('does not begin with nothing allowed');
  for (const name of ['base-uri', 'form-action'])
    if (policy.get(name)?.join() !== "'none'") findings.push(`allows ${name}`);
  for (const [name, values] of policy)
    if (values.includes('data:') && !['img-src', 'font-src'].includes(name)) findings.push(`allows ${name} data:`);
  const before = page.html.slice(0, page.html.search(/content-security-policy/i));
  if (/<(script|style|link|img|svg|iframe)\b/i.test(before)) findings.push('comes after what it is to govern');
  const inline = (tag: 'script' | 'style'): string[] =>
    [
      ...page.html.matchAll(new RegExp(`<${tag}(?![^>]*\\bsrc=)(?![^>]*type="application/)[^>]*>(.*?)</${tag}>`, 'gs')),
    ].map(([, content = '']) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`);
  for (const tag of ['script', 'style'] as const)
    for (const hash of inline(tag))
      if (!policy.get(`${tag}-src`)?.includes(hash)) findings.push(`refuses its own ${tag} ${hash}`);
  if (page.document.querySelector('[style]')) findings.push('has a style attribute');
  if (/<[^>]+\son[a-z]+\s*=/i.test(page.html.replace(/<(script|style)\b.*?<\/\1>/gs, '')))
    findings.push('has a handler as an attribute');
  if (attributes(page, '[href], [src]', 'href').some((href) => /^\s*javascript:/i.test(href)))
    findings.push('has an address that is a script');
  return findings;
}

/** What the documents of the project ask of the headers of an address, and what is missing. */
function headerFindings(address: string, headers: Headers): string[] {
  const findings: string[] = [];
  const need = (holds: unknown, words: string): void => void (holds || findings.push(words));
  const policy = readPolicy(headers['Content-Security-Policy'] ?? '');
  const isPage = headers['Content-Type']?.startsWith('text/html');
  const isOpen = /^\/(embed|datasets|oembed|stills|_astro)\/.|^\/datapackage\.json$|^\/figures\/.+\.json$/.test(
    address,
  );
  need(headers['X-Content-Type-Options'] === 'nosniff', 'no nosniff');
  need(headers['Referrer-Policy'], 'no referrer policy');
  need(headers['Permissions-Policy'], 'no permissions policy');
  need(headers['Strict-Transport-Security'], 'no word on HTTPS');
  need(!/unsafe/.test(headers['Content-Security-Policy'] ?? ''), 'an unsafe policy');
  need(!Object.keys(headers).some((name) => /x-frame-options/i.test(name)), 'X-Frame-Options');
  need(!isOpen || headers['Access-Control-Allow-Origin'] === '*', 'not to be read elsewhere');
  if (isPage) {
    need(policy.size > 0, 'a page without a policy');
    need(isEmbed(address) !== policy.has('frame-ancestors'), 'framing is the wrong way round');
    if (!isEmbed(address)) need(policy.get('frame-ancestors')?.join() === "'self'", 'other sites may frame it');
  }
  const isKept = /^\/_astro\/|^\/embed\/[^/]+\/v\//.test(address);
  need(/immutable/.test(headers['Cache-Control'] ?? '') === isKept, 'wrong caching');
  need(isKept || /max-age=0, must-revalidate/.test(headers['Cache-Control'] ?? ''), 'not asked for again');
  if (address.endsWith('.csv')) need(headers['Content-Type'] === 'text/csv; charset=utf-8', 'the wrong type');
  if (address.startsWith('/oembed/')) need(headers['Content-Type'] === 'application/json', 'the wrong type');
  need(headers['Content-Type'] !== 'application/octet-stream', 'no type');
  return findings;
}

describe('the policy in the head', () => {
  it.each(pages.map((page) => [page.file, page] as const))('of %s is strict and complete', (_, page) => {
    expect(findingsOf(page)).toEqual([]);
  });

  it('is checked: each defect is found', () => {
    const page = readPage('index.html');
    const broken = (from: string | RegExp, to: string): string[] => {
      const html = page.html.replace(from, to);
      expect(html).not.toBe(page.html);
      return findingsOf({ ...page, html, document: parseHTML(html).document });
    };
    expect(broken("script-src 'self'", "script-src 'self' 'unsafe-inline'")).toContain("allows 'unsafe-inline'");
    expect(broken("img-src 'self'", 'img-src https:')).toContain('allows https:');
    expect(broken(/<meta http-equiv="content-security-policy"[^>]*>/, '')).not.toEqual([]);
    expect(broken('root.dataset', 'root.other').join()).toMatch(/refuses its own script/);
    expect(broken('<body', '<body onload="x()"')).toContain('has a handler as an attribute');
    expect(broken('<body', '<body style="color: red"')).toContain('has a style attribute');
    expect(broken('<meta http-equiv="content-security-policy"', '<script src="a.js"></script>$&')).toContain(
      'comes after what it is to govern',
    );
  });

  it('is put first, and a page that has none stops the build', () => {
    const policy = '<meta http-equiv="content-security-policy" content="x">';
    const head = (inside: string): string => `<head><meta charset="utf-8">${inside}</head>`;
    expect(policyFirst(head(`<script></script>${policy}`), 'a.html')).toBe(head(`${policy}<script></script>`));
    for (const wrong of [head(''), head(policy + policy), policy])
      expect(() => policyFirst(wrong, 'a.html')).toThrow(/a\.html must/);
  });
});

describe('the policy as a header', () => {
  it('forbids nothing that a page needs: the hashes and what is loaded stay in the page', () => {
    for (const page of pages) {
      const header = readPolicy(headersFor(addressOf(page.file))['Content-Security-Policy'] ?? '');
      for (const name of ['object-src', 'base-uri', 'form-action'])
        expect(header.get(name), page.file).toEqual(["'none'"]);
      expect(
        [...header.keys()].filter((name) => /^(default|script|style|img|font|connect|frame)-src/.test(name)),
      ).toEqual([]);
    }
  });
});

describe('all headers', () => {
  const addresses = [...builtFiles(), 'embed/x/v/2026-11-23/index.html']
    .filter((file) => !/^(_headers|\.nojekyll)$/.test(file))
    .map(addressOf);

  it('have no finding at any built file', () => {
    for (const address of addresses) expect(headerFindings(address, headersFor(address)), address).toEqual([]);
  });

  it('are checked: each defect is found', () => {
    const found = (address: string, change: object): string[] =>
      headerFindings(address, { ...headersFor(address), ...change });
    expect(found('/', { 'Content-Security-Policy': undefined })).toContain('a page without a policy');
    expect(found('/', { 'Content-Security-Policy': 'frame-ancestors *' })).toContain('other sites may frame it');
    expect(found('/embed/returns/', { 'X-Frame-Options': 'DENY' })).toContain('X-Frame-Options');
    expect(found('/embed/returns/', headersFor('/'))).toContain('framing is the wrong way round');
    expect(found('/_astro/a.js', { 'Cache-Control': 'no-store' })).toContain('wrong caching');
    expect(found('/datasets/known.csv', { 'Content-Type': 'text/plain' })).toContain('the wrong type');
    expect(found('/datasets/known.csv', { 'Access-Control-Allow-Origin': undefined })).toContain(
      'not to be read elsewhere',
    );
  });
});
